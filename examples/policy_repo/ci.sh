#!/usr/bin/env bash
# What every change of the rules must pass, from the layout of the files to the dossier that is signed.
#   GUIJU=<command>   the guiju command (default: guiju on PATH)
#   OUT=<folder>      where impact.html, dossier.html and dossier.json go (default: out)
#   FORMAT=github     findings beside the lines of a pull request
set -euo pipefail
cd "$(dirname "$0")"
guiju=${GUIJU:-guiju}
out=${OUT:-out}
format=${FORMAT:-pretty}
as_of=2026-07-01
mkdir -p "$out"

say() { printf '\n== %s\n' "$*"; }

say "1 fmt 排版"
"$guiju" fmt --check policy/*.textproto tests/*.textproto

say "2 check 检查"
"$guiju" check policy/in_force.textproto policy/desk.textproto -f "$format"

say "3 test 测试"
"$guiju" test tests --policy policy/desk.textproto --as-of "$as_of" -f "$format"

say "4 mutate 变异"
"$guiju" mutate tests --policy policy/desk.textproto --as-of "$as_of"

say "5 diff 差异"
"$guiju" diff policy/in_force.textproto policy/desk.textproto -f "$format"

say "6 impact 影响"
"$guiju" impact policy/in_force.textproto policy/desk.textproto --months history/agent_months.csv \
  --as-of "$as_of" --html "$out/impact.html"

say "7 dossier 档案"
# 2 says that a part asks for a look before signing: a person reads the page, so it is no failure here.
code=0
"$guiju" dossier policy/in_force.textproto policy/desk.textproto --tests tests \
  --months history/agent_months.csv --as-of "$as_of" \
  --html "$out/dossier.html" --json "$out/dossier.json" || code=$?
[ "$code" = 0 ] || [ "$code" = 2 ] || exit "$code"
say "$out/dossier.html is to be read and signed 请审阅并签署"
