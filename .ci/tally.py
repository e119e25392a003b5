"""Adds up what tests/run left in a folder and prints `N passed, M failed` as the last line.

Each sub-folder is a suite: ctest.junit with one entry per program, an XML file per GoogleTest program
with its cases, result.json of the Python tests, or build-failed. A program whose XML is missing or
says less than ctest saw counts as one failure, so that a crash is never a success.
"""

import dataclasses
import json
import pathlib
import sys
import xml.etree.ElementTree as ElementTree


@dataclasses.dataclass
class Counts:
    passed: int = 0
    failed: int = 0
    skipped: int = 0

    def add(self, other):
        self.passed += other.passed
        self.failed += other.failed
        self.skipped += other.skipped


def count_gtest(path):
    try:
        root = ElementTree.parse(path).getroot()
    except ElementTree.ParseError:
        return Counts(failed=1)
    counts = Counts()
    for case in root.iter("testcase"):
        if case.find("failure") is not None:
            counts.failed += 1
        elif case.get("status") != "run" or case.get("result") == "skipped":
            counts.skipped += 1
        else:
            counts.passed += 1
    return counts


def count_suite(folder):
    if (folder / "build-failed").exists():
        return Counts(failed=1)
    result = folder / "result.json"
    if result.exists():
        return Counts(**json.loads(result.read_text()))
    junit = folder / "ctest.junit"
    if not junit.exists():
        return Counts(failed=1)
    counts = Counts()
    for entry in ElementTree.parse(junit).getroot().iter("testcase"):
        name, status = entry.get("name"), entry.get("status")
        cases = Counts()
        if (folder / f"{name}.xml").exists():
            cases = count_gtest(folder / f"{name}.xml")
        elif status == "run":
            cases.passed = 1
        elif status in ("disabled", "notrun"):
            cases.skipped = 1
        if status == "fail" and cases.failed == 0:
            cases.failed = 1
        counts.add(cases)
    return counts


def main():
    total = Counts()
    for folder in sorted(path for path in pathlib.Path(sys.argv[1]).iterdir() if path.is_dir()):
        counts = count_suite(folder)
        if counts.passed + counts.failed == 0:
            print(f"{folder.name}: nothing ran, which counts as a failure")
            counts.failed = 1
        print(f"{folder.name}: passed {counts.passed}, failed {counts.failed}, "
              f"skipped {counts.skipped}")
        total.add(counts)
    print(f"{total.passed} passed, {total.failed} failed")
    return 0 if total.failed == 0 and total.passed > 0 else 1


if __name__ == "__main__":
    sys.exit(main())
