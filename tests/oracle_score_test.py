"""Scorecards of whole teams, and reviews of consecutive months, against their reference: SCO-1, SCO-2,
SCO-3, SCO-4, SCO-5, SCO-6, SCO-7, SCO-8, SCO-9."""

import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent / "oracle"))
import harness  # noqa: E402
import score_cases  # noqa: E402
import score_reference  # noqa: E402
from whole import whole  # noqa: E402


def comparable(answer):
    return whole({name: answer[name] for name in ("agent", "review", "finding")})


class ScoreOracle(unittest.TestCase):
    def test_random_teams_and_histories(self):
        reference = score_reference.Reference()
        count = harness.compare(self, score_cases.generate(harness.SEED, harness.CASES),
                                lambda case: whole(reference(case)), adapt=comparable)
        self.assertEqual(count, harness.CASES)


if __name__ == "__main__":
    unittest.main()
