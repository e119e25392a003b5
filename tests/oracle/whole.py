"""Makes a reference's answer and the library's comparable in every field."""

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
