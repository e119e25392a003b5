"""A floor includes only itself and lower floors, rooms never include each other, and public headers
use the standard library alone; from the doors up they may name the messages. The table is
.ci/floors.json."""

import json
import pathlib
import re

import tree

_STD = re.compile(r"[a-z_0-9]+")
# What the kernel, the common subset of C11 and C++17, may include; each has a C++ sibling.
_C_HEADERS = {"limits.h", "stdbool.h", "stddef.h", "stdint.h", "string.h"}


def _floor_of(table, name):
    for number, floor in enumerate(table):
        for header in floor["headers"]:
            if name == header or (header.endswith("/") and name.startswith(header)):
                return number
    return None


def _room_of(name):
    """sla of sla.h and of internal/sla_run.h."""
    stem = name.removesuffix(".h")
    return stem.removeprefix("internal/").split("_")[0] if "/" in stem else stem


def _cycles(graph):
    done, found = set(), []

    def visit(node, trail):
        if node in trail:
            found.append(" -> ".join(trail[trail.index(node):] + [node]))
        elif node not in done:
            for target in graph.get(node, ()):
                visit(target, trail + [node])
            done.add(node)

    for node in sorted(graph):
        visit(node, [])
    return found


def check(root):
    root = pathlib.Path(root)
    table = json.loads((root / ".ci/floors.json").read_text())["floors"]
    rooms = tree.rooms(root)
    findings, graph = [], {}
    for path in tree.files(root, "include/guiju/**.h"):
        name = str(path.relative_to("include/guiju"))
        number = _floor_of(table, name)
        if number is None:
            findings.append(f"{path}:1: has no floor in .ci/floors.json")
            continue
        floor = table[number]
        graph[name] = []
        for line, target, quoted in tree.includes((root / path).read_text()):
            place = f"{path}:{line}: "
            if quoted and (root / path.parent / target).is_file():
                # The kernel's headers name their neighbours.
                target = str((path.parent / target).relative_to("include"))
            message = target.startswith("guiju/v1/")
            if not target.startswith("guiju/") or message:
                if not (_STD.fullmatch(target) or target in _C_HEADERS
                        or message and not floor.get("std_only")):
                    findings.append(f"{place}the {floor['name']} floor uses the standard library "
                                    f"alone, not {target}")
                continue
            target = target.removeprefix("guiju/")
            graph[name].append(target)
            below = _floor_of(table, target)
            if below is None:
                findings.append(f"{place}guiju/{target} has no floor in .ci/floors.json")
            elif below > number:
                findings.append(f"{place}the {floor['name']} floor includes guiju/{target} of the "
                                f"{table[below]['name']} floor above it")
            elif (below == number and floor.get("apart")
                  # The end of a room's own header: internal/sla_run.h of sla.h.
                  and not target.startswith(f"internal/{_room_of(name)}_")):
                findings.append(f"{place}a room includes another room, guiju/{target}")
    for room in rooms:
        number = _floor_of(table, f"{room}.h")
        if number is None or not table[number].get("apart"):
            findings.append(f".ci/floors.json:1: the room {room} is not on the floor of rooms")
    findings += [f"include/guiju:1: headers include each other: {cycle}" for cycle in _cycles(graph)]

    for path in tree.files(root, "src/**.cc", "src/**.h"):
        if len(path.parts) != 2 or path.stem not in rooms:
            continue
        for line, target, _ in tree.includes((root / path).read_text()):
            other = pathlib.PurePosixPath(target)
            if other.stem in rooms and other.stem != path.stem and other.suffix == ".h" \
                    and "v1" not in other.parts:
                findings.append(f"{path}:{line}: the room {path.stem} includes the room {other.stem}")
    return findings
