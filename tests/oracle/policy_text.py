"""The standard policy as ProtoJSON, read from its text: enough of the text format for that file."""

import json
import re
from pathlib import Path

STANDARD = Path(__file__).resolve().parents[2] / "proto/policies/standard.textproto"
# Fields that are lists, of the sections that a reference reads.
LISTS = {"weekly", "day", "hours", "make_up_hours", "holidays", "obligation", "milestone", "target", "starts_at",
         "fulfilled_by", "extended_by", "done_by", "expected_from", "any", "all", "while_status", "clock",
         "starts_at_event", "fulfilled_by_event", "done_by_event", "expected_from_event", "team_calendar", "event"}
TOKEN = re.compile(r'#[^\n]*|\s+|("(?:[^"\\]|\\.)*"|[A-Za-z_][A-Za-z0-9_]*|-?[0-9.]+|[{}\[\]:,])')


def value_of(token):
    if token.startswith('"'):
        return json.loads(token)
    if token in ("true", "false"):
        return token == "true"
    return int(token) if re.fullmatch(r"-?\d+", token) else token


def message(tokens, depth=0):
    found = {}
    for name in tokens:
        if name == "}":
            break
        mark = next(tokens)
        if mark == "{":
            values = [message(tokens, depth + 1)]
        else:
            token = next(tokens)
            values = [value_of(token)] if token != "[" else [
                value_of(one) for one in iter(lambda: next(tokens), "]") if one != ","]
        if name in LISTS or depth == 0 and name == "calendar":
            found.setdefault(name, []).extend(values)
        else:
            found[name] = values[0]
    return found


def standard():
    text = STANDARD.read_text(encoding="utf-8")
    return message(one[1] for one in TOKEN.finditer(text) if one[1])
