"""Every room of GUIJU_ROOMS has all of its files and its section of the policy."""

import pathlib
import re

import tree

# The rooms whose evaluation is the hot path, so that each is measured.
_MEASURED = {"score", "segment", "sla", "triage"}


def check(root):
    root = pathlib.Path(root)
    findings = []
    rooms = tree.rooms(root)
    if not rooms:
        findings.append("CMakeLists.txt:1: set(GUIJU_ROOMS ...) is not found")
    policy = (root / "proto/guiju/v1/policy.proto").read_text()
    for room in rooms:
        wanted = [f"proto/guiju/v1/{room}.proto", f"include/guiju/{room}.h", f"src/{room}.cc",
                  f"tests/{room}_test.cc", f"tests/conformance/{room}.textproto"]
        if room in _MEASURED:
            wanted.append(f"benchmarks/{room}_benchmark.cc")
        findings += [f"{name}:1: the room {room} lacks this file"
                     for name in wanted if not (root / name).is_file()]
        if not re.search(rf"^\s*\w+Policy {room} = \d+", policy, re.MULTILINE):
            findings.append(f"proto/guiju/v1/policy.proto:1: Policy has no field {room}")
    return findings
