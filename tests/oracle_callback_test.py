"""Callbacks planned and targets judged against their reference: CB-1, CB-2, CB-3, CB-4, CB-5, CB-6, CB-7."""

import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent / "oracle"))
import callback_cases  # noqa: E402
import callback_reference  # noqa: E402
import harness  # noqa: E402
from calendar_reference import instant  # noqa: E402
from whole import whole  # noqa: E402

TIMES = ("start", "due", "earliest", "latest", "from", "to", "as_of")


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
        return whole({"callback": [], "callback_targets": None, "finding": answer["finding"][:1]})
    return whole({"callback": plain(answer["callback"]), "finding": answer["finding"],
                  "callback_targets": plain(answer.get("callback_targets"))})


class CallbackOracle(unittest.TestCase):
    def test_random_callbacks(self):
        writers = []

        def cases():
            for case, writer in callback_cases.generate(harness.SEED, harness.CASES):
                writers.append(writer)
                yield case

        position = iter(range(10**9))

        def reference(case):
            at = next(position)
            writer, writers[at] = writers[at], None
            return whole(callback_reference.answer(writer.policy, writer.triage, case))

        count = harness.compare(self, cases(), reference, adapt=comparable)
        self.assertEqual(count, harness.CASES)


if __name__ == "__main__":
    unittest.main()
