"""Reads a file in protobuf's text format into the form of ProtoJSON, with the .proto files' own word for
which fields repeat; and lays a conformance case's `clear` and `overlay` over it."""

import copy
import re
from pathlib import Path

PROTO = Path(__file__).resolve().parents[2] / "proto"
FIELD = re.compile(r"(repeated |optional )?([\w.]+) (\w+) = \d+")
TOKEN = re.compile(r'\s+|#[^\n]*|("(?:[^"\\]|\\.)*"|\'(?:[^\'\\]|\\.)*\')|([\w.+-]+)|([{}\[\]<>:,;])')
ESCAPES = {b"n": b"\n", b"t": b"\t", b"r": b"\r"}


def schema():
    """{message: {field: (repeats, type)}} of guiju.v1, nested messages by their dotted names."""
    found = {}
    for file in sorted((PROTO / "guiju/v1").glob("*.proto")):
        scope = []
        text = re.sub(r"//[^\n]*", "", file.read_text(encoding="utf-8"))
        text = re.sub(r'\[\(rule\) = \{[^}]*\}\]', "", text)
        for part in re.findall(r"[^{};]*[{};]", text):
            words = part[:-1].split()
            if part.endswith("{"):
                scope.append(words[1] if words[0] in ("message", "enum") else None)
                if words[0] == "message":
                    found[".".join(name for name in scope if name)] = {}
            elif part.endswith("}"):
                scope.pop()
            elif match := FIELD.match(" ".join(words)):
                message = found.setdefault(".".join(name for name in scope if name), {})
                message[match[3]] = (match[1] == "repeated ", match[2])
    return found


class Reader:
    def __init__(self, text):
        self.messages = schema()
        self.tokens, at = [], 0
        while at < len(text):
            match = TOKEN.match(text, at)
            if not match:
                raise ValueError(f"no text format at {text[at:at + 40]!r}")
            at = match.end()
            if token := match[1] or match[2] or match[3]:
                self.tokens.append(token)
        self.at = 0

    def next(self):
        self.at += 1
        return self.tokens[self.at - 1]

    def peek(self):
        return self.tokens[self.at] if self.at < len(self.tokens) else None

    def resolve(self, outer, name):
        while outer:
            if f"{outer}.{name}" in self.messages:
                return f"{outer}.{name}"
            outer = outer.rpartition(".")[0]
        return name

    def message(self, name):
        found = {}
        while self.peek() not in (None, "}", ">"):
            field = self.next()
            repeats, kind = self.messages[name][field]
            if self.peek() == ":":
                self.next()
            if self.peek() == "[":
                self.next()
                while self.peek() != "]":
                    found.setdefault(field, []).append(self.value(self.resolve(name, kind)))
                    if self.peek() == ",":
                        self.next()
                self.next()
            else:
                value = self.value(self.resolve(name, kind))
                if repeats:
                    found.setdefault(field, []).append(value)
                else:
                    found[field] = value
            if self.peek() in (",", ";"):
                self.next()
        return found

    def value(self, kind):
        token = self.next()
        if token in "{<":
            found = self.message(kind)
            self.next()
            return found
        if token[0] in "\"'":
            text = unquoted(token)
            while self.peek() and self.peek()[0] in "\"'":  # neighbours are one string
                text += unquoted(self.next())
            return text
        if token in ("true", "false"):
            return token == "true"
        return int(token) if re.fullmatch(r"-?\d+", token) else token


def unquoted(token):
    """Bytes may be written in octal or hexadecimal, so that a character can be several of them."""
    def plain(match):
        octal, byte, point, other = match.groups()
        if octal or byte:
            return bytes([int(octal, 8) if octal else int(byte, 16)])
        return chr(int(point, 16)).encode() if point else ESCAPES.get(other, other)
    return re.sub(rb"\\(?:([0-7]{1,3})|x([0-9a-fA-F]{1,2})|u([0-9a-fA-F]{4})|(.))", plain,
                  token[1:-1].encode()).decode()


def read(path, message):
    return Reader(Path(path).read_text(encoding="utf-8")).message(message)


def standard():
    return read(PROTO / "policies/standard.textproto", "Policy")


def merged(policy, case):
    """The policy with the case's lists cleared and its overlay merged: set fields replace, entries of
    lists are added."""
    policy = copy.deepcopy(policy)
    for path in case.get("clear", []):
        *outer, last = path.split(".")
        node = policy
        for name in outer:
            node = node.get(name, {})
        node.pop(last, None)
    merge(policy, case.get("overlay", {}))
    return policy


def merge(into, what):
    for name, value in what.items():
        if isinstance(value, dict):
            merge(into.setdefault(name, {}), value)
        elif isinstance(value, list):
            into[name] = into.get(name, []) + copy.deepcopy(value)
        else:
            into[name] = value
