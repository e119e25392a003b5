"""The standard policy as a dict in the form of ProtoJSON, and a case's overlay merged into it.

A reader of the little of the text format that a policy file uses; which fields are lists is read from
the `.proto` files, so that nothing here has to be kept in step with them.
"""

import copy
import re
from functools import lru_cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
STANDARD = ROOT / "proto/policies/standard.textproto"
TOKEN = re.compile(r'\s+|#[^\n]*|("(?:[^"\\]|\\.)*")|([A-Za-z_]\w*|-?[\d.]+)|([{}\[\]:,;])')
WORDS = {"true": True, "false": False}


@lru_cache(maxsize=None)
def fields():
    """{message: {field: (type, whether it is a list)}} of guiju.v1, messages by their last name. Two
    messages of one name are told apart by their fields' names as far as a policy needs it."""
    found = {}
    for path in sorted((ROOT / "proto/guiju/v1").glob("*.proto")):
        text = re.sub(r"//[^\n]*", "", path.read_text(encoding="utf-8"))
        stack = []
        for match in re.finditer(r"message (\w+) \{|(?:oneof|enum) \w+ \{|\{|\}|"
                                 r"(repeated |optional )?([\w.]+) (\w+) = \d+", text):
            if match[1]:
                stack.append(match[1])
            elif match[0].endswith("{"):
                stack.append(None)
            elif match[0] == "}":
                stack.pop()
            elif owner := next((name for name in reversed(stack) if name), None):
                entry = found.setdefault(owner, {})
                entry[match[4]] = (match[3].split(".")[-1], match[2] == "repeated ")
    return found


def tokens(text):
    at = 0
    while at < len(text):
        match = TOKEN.match(text, at)
        if match is None:
            raise ValueError(f"no token at {text[at:at + 20]!r}")
        at = match.end()
        if match.lastindex:
            yield match[0]


def scalar(token):
    if token.startswith('"'):
        return re.sub(r"\\(.)", r"\1", token[1:-1])
    if re.fullmatch(r"-?\d+", token):
        return int(token)
    return WORDS.get(token, token)


def message(stream, kind):
    result = {}
    for name in stream:
        if name == "}":
            break
        if name in ",;":
            continue
        field_type, repeated = fields()[kind][name]
        opener = next(stream)
        if opener == ":":
            opener = next(stream)
        if opener == "[":
            values = []
            for token in stream:
                if token == "]":
                    break
                if token != ",":
                    values.append(message(stream, field_type) if token == "{" else scalar(token))
        else:
            values = [message(stream, field_type) if opener == "{" else scalar(opener)]
        if repeated:
            result.setdefault(name, []).extend(values)
        else:
            result[name] = values[-1]
    return result


@lru_cache(maxsize=None)
def standard():
    return message(tokens(STANDARD.read_text(encoding="utf-8")), "Policy")


def merge(into, overlay):
    for name, value in overlay.items():
        if isinstance(value, dict):
            merge(into.setdefault(name, {}), value)
        elif isinstance(value, list):
            into[name] = into.get(name, []) + value
        else:
            into[name] = value


def of_case(case):
    """The policy of a guiju.v1.ConformanceCase. Not to be changed: what the overlay does not touch is
    the standard policy's own."""
    policy = copy.deepcopy(standard())
    for path in case.get("clear", []):
        *above, last = path.split(".")
        section = policy
        for name in above:
            section = section[name]
        section.pop(last, None)
    merge(policy, case.get("overlay", {}))
    return policy
