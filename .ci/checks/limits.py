"""The table of limits in SECURITY.md is true: each constant exists and its test names it."""

import pathlib
import re

import tree

DOCUMENT = "SECURITY.md"
_ROW = re.compile(r"^\|[^|]+\|[^|]+\| `(\w+)` \| `([\w/.]+)` \|$")


def check(root):
    root = pathlib.Path(root)
    findings, rows = [], 0
    code = [tree.split_source((root / path).read_text())[0]
            for path in tree.files(root, "include/**.h", "src/**.cc", "src/**.h")]
    document = root / DOCUMENT
    for number, line in enumerate(document.read_text().splitlines() if document.exists() else [], 1):
        match = _ROW.match(line)
        if not match:
            continue
        rows += 1
        constant, test = match.groups()
        if not any(re.search(rf"\b{constant}\s*=", text) for text in code):
            findings.append(f"{DOCUMENT}:{number}: no constant {constant} in include/ or src/")
        if not (root / test).is_file():
            findings.append(f"{DOCUMENT}:{number}: there is no {test}")
        elif not re.search(rf"\b{constant}\b", (root / test).read_text()):
            findings.append(f"{DOCUMENT}:{number}: {test} does not test {constant}")
    if rows == 0:
        findings.append(f"{DOCUMENT}:1: has no table of limits")
    return findings
