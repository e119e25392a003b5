"""The top level holds exactly what the design lists; dot files are free."""

import pathlib

import tree

_TOP = {
    "CHANGELOG.md", "CMakeLists.txt", "CMakePresets.json", "CONTRIBUTING.md", "LICENSE", "README.md",
    "README.zh-CN.md", "SECURITY.md", "benchmarks", "bindings", "examples", "include", "proto", "src",
    "tests",
}


def check(root):
    found = {path.parts[0] for path in tree.files(pathlib.Path(root))}
    found = {name for name in found if not name.startswith(".")}
    return ([f"{name}:1: does not belong at the top level" for name in sorted(found - _TOP)] +
            [f"{name}:1: is missing at the top level" for name in sorted(_TOP - found)])
