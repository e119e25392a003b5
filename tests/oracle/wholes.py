"""Compares answers as wholes: a field that only one side has is a difference, too."""

import json

import harness


def compare(test, cases, shown, most=5):
    """`cases` yields (case, function that gives the expected answer); `shown` keeps of the library's
    answer what is compared. Fails the unittest `test` with the first that differ; returns how many
    were compared."""
    expected, wrong, count = [], [], 0

    def sent():
        for case, answer in cases:
            expected.append(answer)
            yield case

    for case, answer in harness.answers(sent()):
        left, right = expected[count](), shown(answer)
        expected[count] = None
        count += 1
        if left != right:
            lines = harness.differences(left, right) + [
                f"the other way round {line}" for line in harness.differences(right, left)]
            wrong.append(f"case {json.dumps(case, ensure_ascii=False)}\n  " + "\n  ".join(lines[:6]))
            if len(wrong) == most:
                break
    test.assertFalse(wrong, f"seed {harness.SEED}, {len(wrong)} of {count} cases:\n" + "\n".join(wrong))
    return count
