"""Records and analyses against their reference: REC-1, REC-2, REC-3, REC-4, REC-5, REC-6, REC-8, INT-10, SLA-11."""

import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent / "oracle"))
import record_cases  # noqa: E402
import record_reference  # noqa: E402
import harness  # noqa: E402
from calendar_reference import instant  # noqa: E402
from whole import whole  # noqa: E402

TIMES = ("as_of", "due")


def plain(value):
    """Instants as microseconds; the policy's name is the hall's business."""
    if isinstance(value, list):
        return [plain(one) for one in value]
    if not isinstance(value, dict):
        return value
    return {name: instant(one) if name in TIMES and isinstance(one, dict) else plain(one)
            for name, one in value.items() if name != "policy"}


def comparable(answer):
    if answer["finding"]:  # nothing else is answered; one mistake may be found more than once
        return whole({"record": [], "analysis": [], "finding": answer["finding"][:1]})
    return whole({"record": plain(answer["record"]), "analysis": plain(answer["analysis"]),
                  "finding": []})


class RecordOracle(unittest.TestCase):
    def test_random_records(self):
        policies = []

        def cases():
            for case, policy in record_cases.generate(harness.SEED, harness.CASES):
                policies.append(policy)
                yield case

        position = iter(range(10**9))

        def reference(case):
            at = next(position)
            policy, policies[at] = policies[at], None
            return whole(record_reference.answer(policy, case))

        count = harness.compare(self, cases(), reference, adapt=comparable)
        self.assertEqual(count, harness.CASES)


if __name__ == "__main__":
    unittest.main()
