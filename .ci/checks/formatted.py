"""Every C++ file is as clang-format-14 writes it."""

import pathlib
import re
import subprocess

import tree


def check(root):
    root = pathlib.Path(root)
    sources = tree.files(root, "include/**.h", "src/**.cc", "src/**.h", "tests/**.cc", "tests/**.h",
                         "benchmarks/**.cc", "benchmarks/**.h", "examples/**.cc", "examples/**.h")
    result = subprocess.run(["clang-format-14", "--dry-run", "-Werror", *map(str, sources)],
                            cwd=root, capture_output=True, text=True)
    places = re.findall(r"^(\S+?):(\d+):\d+: error: ", result.stderr, re.MULTILINE)
    findings = [f"{name}:{line}: is not as clang-format-14 writes it" for name, line in places]
    if result.returncode != 0 and not findings:
        findings.append(f".clang-format:1: clang-format-14 failed: {result.stderr.strip()}")
    return findings
