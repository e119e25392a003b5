"""Masking of values and texts against its reference: REC-7."""

import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent / "oracle"))
import harness  # noqa: E402
import mask_cases  # noqa: E402
from whole import compare  # noqa: E402

SENTENCES = {"reason_zh", "reason_en"}


def cases(seed, count):
    for case, masker in mask_cases.generate(seed, count):
        yield case, lambda masker=masker, case=case: {
            "finding": [], "mask": [masker.answer(request) for request in case["mask"]]}


def shown(answer):
    return {"finding": answer["finding"], "mask": [
        {name: value[name] for name in value if name not in SENTENCES} for value in answer.get("mask", [])]}


class MaskOracle(unittest.TestCase):
    def test_random_values_and_texts(self):
        requests = 0

        def counted():
            nonlocal requests
            for case, expected in cases(harness.SEED, harness.CASES):
                requests += len(case["mask"])
                yield case, expected

        compare(self, counted(), shown)
        self.assertEqual(requests, harness.CASES)


if __name__ == "__main__":
    unittest.main()
