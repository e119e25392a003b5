"""Statistics against their reference, case by case: STAT-1, STAT-2, STAT-3, STAT-4, STAT-6, STAT-7."""

import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent / "oracle"))
import harness  # noqa: E402
import stats_cases  # noqa: E402
import stats_reference  # noqa: E402


def without_texts(answer):
    """Nor what a policy's reference says only when the policy is one of a book."""
    for verdict in answer.get("report", []) + answer.get("correlation", []):
        del verdict["reason_zh"], verdict["reason_en"], verdict["policy"]["sha256"]
        verdict["policy"] = {name: value for name, value in verdict["policy"].items()
                             if value not in ("", "UNSPECIFIED")}
    return answer


def unnamed(expected, actual, path=""):
    """The fields of the library's answer that the reference does not know."""
    if isinstance(expected, dict) and isinstance(actual, dict):
        found = [f"{path}.{name}" for name in actual if name not in expected]
        return found + [line for name in expected if name in actual
                        for line in unnamed(expected[name], actual[name], f"{path}.{name}")]
    if isinstance(expected, list) and isinstance(actual, list):
        return [line for i, pair in enumerate(zip(expected, actual))
                for line in unnamed(*pair, f"{path}[{i}]")]
    return []


class StatsOracle(unittest.TestCase):
    def test_random_histories_and_customers(self):
        last = {}

        def reference(case):
            last["answer"] = stats_reference.answer(case)
            return {**last["answer"], "unnamed": []}

        def adapt(answer):
            # Rooms that were not asked answer with empty lists.
            answer = {name: value for name, value in without_texts(answer).items()
                      if value or name in last["answer"]}
            return {**answer, "unnamed": unnamed(last["answer"], answer)}

        cases = stats_cases.generate(harness.SEED, harness.CASES)
        count = harness.compare(self, cases, reference, adapt=adapt)
        self.assertEqual(count, harness.CASES)


if __name__ == "__main__":
    unittest.main()
