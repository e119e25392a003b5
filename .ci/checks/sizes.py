"""Files stay small enough to be read in one go."""

import pathlib

import tree

_LIMITS = [  # lines, inclusive
    (400, ("include/**.h",)),
    (500, ("src/**.cc", "src/**.h")),
    (600, ("tests/**.cc", "tests/**.h", "tests/**.py")),
]


def check(root):
    root = pathlib.Path(root)
    findings = []
    for limit, patterns in _LIMITS:
        for path in tree.files(root, *patterns):
            lines = len((root / path).read_bytes().splitlines())
            if lines > limit:
                findings.append(f"{path}:{limit + 1}: {lines} lines, at most {limit} are allowed")
    return findings
