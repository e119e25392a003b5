# Sourced by examples/run, tests/run and .ci/run: what they need of the machine, and how they build.
# The package lists live here and nowhere else. Debian 12 names.

export LC_ALL=C.UTF-8
export DEBIAN_FRONTEND=noninteractive

# What examples/run needs: the library and the command.
packages_run=(
  cmake
  g++
  libabsl-dev
  libcli11-dev
  libcsv-dev
  libprotobuf-dev
  libre2-dev
  ninja-build
  pkg-config
  protobuf-compiler
  python3
  tzdata
)
# What tests/run needs besides: the test and benchmark libraries, the second compiler,
# and a browser with Chinese type to open the report.
packages_tests=(
  chromium
  clang-14
  clang-format-14
  fonts-noto-cjk
  git
  libbenchmark-dev
  libclang-rt-14-dev
  libgmock-dev
  libgtest-dev
  python3-jsonschema
)

say() { printf '== %s\n' "$*"; }

die() {
  printf 'error: %s\n' "$*" >&2
  exit 1
}

installed() {
  [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo --preserve-env=DEBIAN_FRONTEND,LC_ALL "$@"
  else
    die "installing packages needs root or sudo; install these and run again: ${missing[*]}"
  fi
}

# install_missing <package>...: only what is missing, and the package index is fetched only then.
install_missing() {
  if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    say "not a Debian machine: nothing is installed; the build needs the equivalent of: $*"
    return
  fi
  local package
  missing=()
  for package in "$@"; do
    installed "$package" || missing+=("$package")
  done
  if [ ${#missing[@]} -eq 0 ]; then
    return
  fi
  say "installing ${#missing[@]} packages: ${missing[*]}"
  as_root apt-get update -q
  as_root apt-get install -q -y --no-install-recommends "${missing[@]}"
}

# Sets `python` to a Python of at least 3.11: the one on PATH, else Debian's.
find_python() {
  local candidate
  for candidate in python3 /usr/bin/python3; do
    if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      python=$candidate
      return
    fi
  done
  die "Python 3.11 or newer is needed"
}

# configure <preset> [<cmake argument>...]: ccache is used when it is there and never required.
configure() {
  local preset=$1
  shift
  local arguments=("$@")
  if command -v ccache >/dev/null; then
    arguments+=(-DCMAKE_C_COMPILER_LAUNCHER=ccache -DCMAKE_CXX_COMPILER_LAUNCHER=ccache)
  fi
  say "configuring ($preset)"
  cmake --preset "$preset" "${arguments[@]}" --log-level=WARNING
}

# build <preset> [<cmake --build argument>...]
build() {
  local preset=$1
  shift
  say "building ($preset)"
  cmake --build --preset "$preset" -j "$(nproc)" "$@"
}
