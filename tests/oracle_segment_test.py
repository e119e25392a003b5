"""Segments of whole populations against their reference: SEG-1, SEG-2, SEG-3, SEG-4, SEG-5, SEG-6, SEG-7."""

import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent / "oracle"))
import calendar_reference  # noqa: E402
import harness  # noqa: E402
import segment_cases  # noqa: E402
import segment_reference  # noqa: E402
from whole import whole  # noqa: E402


def comparable(answer):
    for one in answer["customer"]:
        one["as_of"] = calendar_reference.instant(one["as_of"])
    return whole({"customer": answer["customer"], "finding": answer["finding"]})


class SegmentOracle(unittest.TestCase):
    def test_random_populations(self):
        reference = segment_reference.Reference()
        count = harness.compare(self, segment_cases.generate(harness.SEED, harness.CASES),
                                lambda case: whole(reference(case)), adapt=comparable)
        self.assertEqual(count, harness.CASES)


if __name__ == "__main__":
    unittest.main()
