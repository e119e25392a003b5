"""Random cases answered twice: by the library, through the oracle_driver, and by a reference in Python.

A room's reference is `tests/oracle/<room>_reference.py`, written from the rule catalogue alone with the
standard library, exact fractions and zoneinfo; its random cases are `tests/oracle/<room>_cases.py`; the
comparison is `tests/oracle_<room>_test.py`. A case is a dict in the form of ProtoJSON
(guiju.v1.ConformanceCase, field names as in the .proto), an answer likewise (ConformanceAnswer, every
field of a singular type present).

Environment: GUIJU_ORACLE_CASES (how many a room; 100000), GUIJU_ORACLE_SEED (printed on a failure).
"""

import json
import os
import subprocess
import threading
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DRIVER = Path(os.environ.get("GUIJU_BINARY_DIR", ROOT / "build")) / "tests" / "oracle_driver"
CASES = int(os.environ.get("GUIJU_ORACLE_CASES", "100000"))
SEED = int(os.environ.get("GUIJU_ORACLE_SEED", "20261125"))


def answers(cases):
    """Yields (case, answer) for every case of the iterable, streaming through one driver."""
    with subprocess.Popen([DRIVER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
                          encoding="utf-8") as driver:
        sent = []

        def feed():
            try:
                with driver.stdin:
                    for case in cases:
                        sent.append(case)
                        driver.stdin.write(json.dumps(case, ensure_ascii=False) + "\n")
            except BrokenPipeError:
                pass  # nobody reads on: the count below tells

        feeder = threading.Thread(target=feed, daemon=True)
        feeder.start()
        count = 0
        for line in driver.stdout:
            case, sent[count] = sent[count], None
            count += 1
            yield case, json.loads(line)
        feeder.join()
    if driver.returncode != 0 or count != len(sent):
        raise AssertionError(f"the driver answered {count} of {len(sent)} cases and ended with "
                             f"{driver.returncode}: see its message above")


def differences(expected, actual, path=""):
    """What `expected` says and `actual` does not, by path. Dicts compare the keys of `expected`, lists
    entry by entry and by length, a Fraction ({"numerator", "denominator"}) by value, everything else
    by its JSON form (ProtoJSON writes 64-bit integers as strings)."""
    if isinstance(expected, dict) and isinstance(actual, dict):
        if set(expected) == {"numerator", "denominator"} and expected["denominator"]:
            left = int(expected["numerator"]) * int(actual.get("denominator", 0))
            if left == int(actual.get("numerator", 0)) * int(expected["denominator"]):
                return []
            return [f"{path}: expected {expected}, found {actual}"]
        return [line for key, value in expected.items()
                for line in differences(value, actual.get(key), f"{path}.{key}")]
    if isinstance(expected, list) and isinstance(actual, list):
        if len(expected) != len(actual):
            return [f"{path}: expected {expected}, found {actual}"]
        return [line for i, (left, right) in enumerate(zip(expected, actual))
                for line in differences(left, right, f"{path}[{i}]")]
    if isinstance(expected, int) and not isinstance(expected, bool) and isinstance(actual, str):
        actual = int(actual)
    return [] if expected == actual else [f"{path}: expected {expected!r}, found {actual!r}"]


def compare(test, cases, reference, most=5, adapt=None):
    """Fails the unittest `test` with the first differences between reference(case) and the library's
    answers (made comparable by `adapt`) over all cases of the iterable; returns how many were
    compared."""
    wrong, count = [], 0
    for case, answer in answers(cases):
        count += 1
        found = differences(reference(case), adapt(answer) if adapt else answer)
        if found:
            wrong.append(f"case {json.dumps(case, ensure_ascii=False)}\n  " + "\n  ".join(found[:6]))
            if len(wrong) == most:
                break
    test.assertFalse(wrong, f"seed {SEED}, {len(wrong)} of {count} cases:\n" + "\n".join(wrong))
    return count
