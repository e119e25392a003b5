"""The calendar against its reference, question by question: CAL-1, CAL-2, CAL-3, CAL-4, CAL-5, CAL-6,
CAL-7, CAL-8, CAL-9, CAL-10, CAL-11."""

import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent / "oracle"))
import calendar_cases  # noqa: E402
import calendar_reference  # noqa: E402
import harness  # noqa: E402


def make_walker(proto):
    if not proto["zone"].startswith("+"):
        return calendar_reference.Calendar(proto)
    hours = int(proto["zone"][1:3])
    return calendar_reference.Calendar({**proto, "zone": f"Etc/GMT-{hours}"})


class CalendarOracle(unittest.TestCase):
    def test_random_questions(self):
        walkers = []

        def cases():
            for case, walker in calendar_cases.generate(harness.SEED, harness.CASES, make_walker):
                walkers.append(walker)
                yield case

        position = iter(range(10**9))

        def reference(case):
            at = next(position)
            walker, walkers[at] = walkers[at], None
            return {"calendar": [walker.ask(case["calendar_question"][0])], "finding": []}

        def in_microseconds(answer):
            for one in answer["calendar"]:
                if "at" in one:
                    one["at"] = calendar_reference.instant(one["at"])
            return answer

        count = harness.compare(self, cases(), reference, adapt=in_microseconds)
        self.assertEqual(count, harness.CASES)


if __name__ == "__main__":
    unittest.main()
