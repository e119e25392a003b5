"""Every rule of the catalogue has a policy entry that carries it and tests that name it.

`rules.py --write` writes the table into tests/README.md; the check says when it is not current."""

import pathlib
import re
import sys

import tree

# The rules in scope: prefix, first, last.
SCOPE = [("INT", 1, 10), ("SLA", 1, 14), ("CAL", 1, 13), ("SEG", 1, 7), ("SCO", 1, 9), ("CB", 1, 7),
         ("REC", 1, 8), ("STAT", 1, 7)]
# Rules that are plain readings of others and have no entry of their own in a policy: what carries them.
READINGS = {
    "INT-1": "the channels of a ticket; another one is OTHER and keeps its name; no setting",
    "INT-2": "the states of a ticket; what they do to a clock is set by CAL-12 and CAL-13",
    "CAL-4": "a `worked_day` counts like any other day; no setting",
    "CAL-9": "symmetric to CAL-1; no setting",
    "STAT-5": "counts and means of callbacks, which the targets of CB-7 judge; no setting",
}
POLICY = "proto/policies/standard.textproto"
README = "tests/README.md"
_BEGIN = "<!-- rules: written by .ci/checks/rules.py --write -->"
_END = "<!-- end of rules -->"
_NAME = re.compile(r"(?<![A-Za-z0-9-])([A-Z]{2,4})[-_]?(\d+)(?!\d)")
_SPAN = re.compile(r"(?<![A-Za-z0-9-])([A-Z]{2,4})-(\d+)\s*(?:to|–|\.\.)\s*(?:\1-)?(\d+)")
_TOKEN = re.compile(r'(?P<comment>#[^\n]*)|(?P<text>"(?:\\.|[^"\\\n])*")|(?P<word>[A-Za-z_]\w*)|'
                    r"(?P<mark>[{}:\[\]<>])|(?P<line>\n)")


def rule_ids():
    return [f"{prefix}-{n}" for prefix, first, last in SCOPE for n in range(first, last + 1)]


def named(text, spans=False):
    """The rule ids that `text` names. With `spans`, "CAL-1 to CAL-11" names all eleven."""
    found = {f"{prefix}-{number}" for prefix, number in _NAME.findall(text)}
    if spans:
        for prefix, first, last in _SPAN.findall(text):
            found |= {f"{prefix}-{n}" for n in range(int(first), int(last) + 1)}
    return found


def entries(text):
    """{rule: [entry]} of a policy's text. An entry is the path of the block that has the rule as its
    clause, with the block's id, or of the line whose comment names the rule."""
    found = {}
    stack = [["", None, []]]  # name, id, rules that are its clause
    field, last, awaiting = None, None, False

    def note(rule, entry):
        if entry not in found.setdefault(rule, []):
            found[rule].append(entry)

    def path(*more):
        return ".".join([name for name, _, _ in stack[1:]] + [name for name in more if name])

    for match in _TOKEN.finditer(text):
        kind, token = match.lastgroup, match.group()
        if kind == "comment":
            for rule in named(token, spans=True):
                note(rule, path(last) or "the policy")
        elif kind == "line":
            last = None
        elif kind == "word" and not awaiting:
            field = last = token
        elif token == ":":
            awaiting = True
            continue
        elif token == "{":
            stack.append([field, None, []])
            field = last = None
        elif token == "}":
            name = path()
            last, own, clauses = stack.pop()
            for rule in clauses:
                note(rule, name + (f" `{own}`" if own else ""))
        elif kind == "text" and field == "id":
            stack[-1][1] = token[1:-1]
        elif kind == "text" and field and re.fullmatch(r"(\w+_)?clause", field):
            stack[-1][2] += sorted(named(token))
        awaiting = False
    return found


def places(root):
    """({rule: [policy entry]}, {rule: [test file]})"""
    root = pathlib.Path(root)
    policies = {}
    for path in tree.files(root, "proto/policies/**.textproto"):
        if path.parts[2] == "tests":  # they prove entries and carry no rule
            continue
        for rule, where in entries((root / path).read_text()).items():
            file = "" if str(path) == POLICY else f"{path.name}: "
            policies.setdefault(rule, []).extend(file + entry for entry in where)
    tests = {}
    for path in tree.files(root, "tests/**.cc", "tests/**.py", "tests/**.textproto",
                           "proto/policies/tests/**.textproto"):
        if path.parts[1] == "oracle":  # a reference proves no rule; its comparison does
            continue
        for rule in named((root / path).read_text()):
            tests.setdefault(rule, []).append(str(path))
    return policies, tests


def table(root):
    policies, tests = places(root)

    def cell(names, most):
        names = names[:most] + ([f"{len(names) - most} more"] if len(names) > most else [])
        return ", ".join(names) or "none"

    rows = []
    for rule in rule_ids():
        carried = policies.get(rule, [])
        if rule in READINGS:
            carried = [READINGS[rule]] + carried
        files = [f"`{name.removeprefix('tests/').removeprefix('proto/')}`" for name in tests.get(rule, [])]
        rows.append(f"| {rule} | {cell(carried, 6)} | {cell(files, 12)} |")
    return "\n".join([_BEGIN, "| rule | carried by | tests |", "|---|---|---|", *rows, _END])


def check(root):
    root = pathlib.Path(root)
    policies, tests = places(root)
    findings = [f"{POLICY}:1: no entry carries {rule}"
                for rule in rule_ids() if rule not in policies and rule not in READINGS]
    findings += [f"tests:1: no test names {rule}" for rule in rule_ids() if rule not in tests]
    readme = root / README
    if not readme.exists() or table(root) not in readme.read_text():
        findings.append(f"{README}:1: its table of rules is not current: run .ci/checks/rules.py --write")
    return findings


def main():
    root = pathlib.Path(__file__).resolve().parents[2]
    text = (root / README).read_text()
    start, end = text.index(_BEGIN), text.index(_END) + len(_END)
    (root / README).write_text(text[:start] + table(root) + text[end:])


if __name__ == "__main__":
    if sys.argv[1:] != ["--write"]:
        sys.exit("usage: rules.py --write")
    main()
