"""What the checks share: the files of a tree, and C++ source without its comments and strings."""

import pathlib
import re
import subprocess


def files(root, *patterns):
    """Tracked and new files below `root` that match a pattern (all files without one), sorted."""
    root = pathlib.Path(root)
    if (root / ".git").exists():
        listed = subprocess.run(
            ["git", "-c", f"safe.directory={root}", "ls-files", "-z", "--cached", "--others",
             "--exclude-standard"],
            cwd=root, check=True, capture_output=True, text=True).stdout.split("\0")
        paths = [pathlib.PurePosixPath(name) for name in listed if name]
    else:
        paths = [pathlib.PurePosixPath(path.relative_to(root).as_posix())
                 for path in root.rglob("*") if path.is_file()]
        paths = [path for path in paths
                 if not re.match(r"(build|out)(-|$)", path.parts[0])
                 and "__pycache__" not in path.parts]
    return sorted(path for path in paths
                  if (root / path).is_file()
                  and (not patterns or any(matches(path, pattern) for pattern in patterns)))


def matches(path, pattern):
    """A pattern is a folder that ends in /, or `folder/**.suffix`, or an exact path."""
    text = str(path)
    if pattern.endswith("/"):
        return text.startswith(pattern)
    if "**" in pattern:
        head, tail = pattern.split("**")
        return text.startswith(head) and text.endswith(tail)
    return text == pattern


_TOKEN = re.compile(
    r"""//[^\n]*|/\*.*?\*/|R"(?P<delimiter>[^()\s]*)\(.*?\)(?P=delimiter)"|"(?:\\.|[^"\\\n])*"|"""
    r"""(?<![0-9A-Fa-f])'(?:\\.|[^'\\\n])+'""",
    re.DOTALL)


def _blank(text):
    return re.sub(r"[^\n]", " ", text)


def split_source(text):
    """(code, comments): two texts of the same shape as `text`; strings stay in the code."""
    code, comments, at = [], [], 0
    for match in _TOKEN.finditer(text):
        code.append(text[at:match.start()])
        comments.append(_blank(text[at:match.start()]))
        token = match.group()
        is_comment = token.startswith(("//", "/*"))
        code.append(_blank(token) if is_comment else token)
        comments.append(token if is_comment else _blank(token))
        at = match.end()
    code.append(text[at:])
    comments.append(_blank(text[at:]))
    return "".join(code), "".join(comments)


def without_strings(code):
    """`code` with the insides of its string and character literals blanked."""
    return _TOKEN.sub(lambda m: m.group()[0] + _blank(m.group()[1:-1]) + m.group()[-1], code)


def includes(text):
    """[(line, name, quoted)] of the #include lines."""
    found = []
    for number, line in enumerate(split_source(text)[0].splitlines(), 1):
        match = re.match(r'\s*#\s*include\s*([<"])([^>"]+)[>"]', line)
        if match:
            found.append((number, match.group(2), match.group(1) == '"'))
    return found


def rooms(root):
    match = re.search(r"set\(GUIJU_ROOMS ([a-z_ \n]+)\)",
                      (pathlib.Path(root) / "CMakeLists.txt").read_text())
    return match.group(1).split() if match else []
