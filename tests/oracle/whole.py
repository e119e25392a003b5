"""Compares a reference's answers with the library's in every field: a field that only one side has is a difference."""

import json

import harness

# For people, or of the bytes of a policy: not what a reference answers.
NOT_COMPARED = {"reason_zh", "reason_en", "sha256"}


def whole(value):
    """The message with the names of its fields, so that a field which only one side has is a difference;
    None is a field that is not there."""
    if isinstance(value, list):
        return [whole(one) for one in value]
    if not isinstance(value, dict) or "denominator" in value:
        return value
    made = {name: whole(one) for name, one in value.items() if name not in NOT_COMPARED and one is not None}
    made["fields"] = sorted(made)
    return made


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
