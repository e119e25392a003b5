"""Every rule that the project implements is named by a test and by the policy or its messages.

`rules.py --write` writes the table into tests/README.md; the check says when it is not current."""

import pathlib
import re
import sys

import tree

# The rules in scope: prefix, first, last.
SCOPE = [("INT", 3, 6), ("SLA", 1, 3), ("SEG", 1, 5), ("SCO", 1, 6), ("STAT", 7, 7), ("CAL", 1, 13)]
README = "tests/README.md"
_BEGIN = "<!-- rules: written by .ci/checks/rules.py --write -->"
_END = "<!-- end of rules -->"


def rule_ids():
    return [f"{prefix}-{n}" for prefix, first, last in SCOPE for n in range(first, last + 1)]


def named(text, spans):
    """The rule ids that `text` names. With `spans`, "CAL-1 to CAL-11" names all eleven."""
    found = {f"{prefix}-{number}"
             for prefix, number in re.findall(r"\b([A-Z]{3,4})[-_]?(\d+)(?!\d)", text)}
    if spans:
        for prefix, first, last in re.findall(
                r"\b([A-Z]{3,4})-(\d+)\s*(?:to|–|\.\.)\s*(?:\1-)?(\d+)", text):
            found |= {f"{prefix}-{n}" for n in range(int(first), int(last) + 1)}
    return found


def places(root):
    """({rule: [policy or message files]}, {rule: [test files]})"""
    root = pathlib.Path(root)
    policies, tests = {}, {}
    for path in tree.files(root, "proto/**.proto", "proto/**.textproto"):
        for rule in named((root / path).read_text(), spans=True):
            policies.setdefault(rule, []).append(str(path))
    for path in tree.files(root, "tests/**.cc", "tests/**.py", "tests/**.textproto"):
        for rule in named((root / path).read_text(), spans=False):
            tests.setdefault(rule, []).append(str(path))
    return policies, tests


def table(root):
    policies, tests = places(root)

    def names(files):
        return ", ".join(f"`{name.split('/', 1)[1]}`" for name in files) or "none"

    rows = [f"| {rule} | {names(policies.get(rule, []))} | {names(tests.get(rule, []))} |"
            for rule in rule_ids()]
    return "\n".join([_BEGIN, "| rule | in proto/ | in tests/ |", "|---|---|---|", *rows, _END])


def check(root):
    root = pathlib.Path(root)
    policies, tests = places(root)
    findings = [f"proto:1: no policy entry or message names {rule}"
                for rule in rule_ids() if rule not in policies]
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
