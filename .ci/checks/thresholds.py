"""No figure of the guides stands outside proto/policies/.

The figures are read from proto/policies/standard.textproto: points, bounds, targets, months, shares,
also as per cent, basis points, hundredths, and hours as minutes and seconds. A literal of include/ or
src/ that equals one is a finding, in two grades:

  distinctive figures (95, 4.5, 9000 ...)    wherever they stand;
  common numbers (2, 10, 24, 60, 512 ...)    only beside a name of the desk's: `rate >= 10`,
                                             `points = 10`, `Hours(24)`.

What is no threshold is allowed by a line of .ci/thresholds.allow: `<path>: <literal or *>: <why>`. A line
that allows nothing is a finding too."""

import decimal
import pathlib
import re

import tree

POLICY = "proto/policies/standard.textproto"
ALLOW = ".ci/thresholds.allow"

# No figure can be told from these.
_UNITS = {decimal.Decimal(n).normalize() for n in (0, 1, 60, 3600)}
_FIELD = re.compile(
    r"\b(at_least|above|at_most|below|points|n|\w+_points|\w*hours|\w*minutes|\w*days|\w*months|"
    r"\w*months_ago|\w*percent|\w*seconds|\w*rank)\s*:\s*\"?(-?\d+(?:\.\d+)?)\"?(?![\w.:-])")
_COMMON = ({decimal.Decimal(n) for n in range(17)}
           | {decimal.Decimal(2) ** n for n in range(5, 64)}
           | {decimal.Decimal(10) ** n for n in range(2, 19)}
           | {decimal.Decimal(n) for n in (24, 60, 365, 366, 400, 3600, 86400)})
_NUMBER = re.compile(r"(?<![\w.'])(\d[\d']*(?:\.\d+)?(?:[eE][+-]?\d+)?)(?:[uUlLfFzZ]*)(?![\w.'])")
_QUOTED = re.compile(r'"(-?\d+(?:\.\d+)?)"')
_NOTION = (r"\w*(?i:rate|percent|share|point|score|satisf|months|hours|minutes|working|threshold|"
           r"spend|renew|resol|respon|entries|grade|top|deadline|target)\w*(?:\(\)|\[\w*\])?")
_OPERATOR = r"\s(?:[<>]=?|[=!]=|=)\s+"  # clang-format spaces them; a template's brackets have none
_BESIDE_BEFORE = re.compile(rf"(?:{_NOTION})(?:{_OPERATOR}|\s*[({{]\s*)$")
_BESIDE_AFTER = re.compile(rf"^\s(?:[<>]=?|[=!]=)\s+(?:\w+(?:\.|->))*{_NOTION}")

# `1 << 20` and an enumerator's number are no thresholds.
_SHIFT = re.compile(r"(?:<<|>>)\s*$")
_ENUMERATOR = re.compile(r"^\s*k[A-Z]\w* = $")


def figures(text):
    """{value: where it stands} of a policy's text."""
    found = {}
    for number, line in enumerate(text.splitlines(), 1):
        line = line.split("#")[0] if '"' not in line else re.sub(r'#[^"]*$', "", line)
        for name, value in _FIELD.findall(line):
            value = decimal.Decimal(value)
            forms = [value]
            if name.endswith("hours"):
                forms += [value * 60, value * 3600]
            elif name.endswith("minutes"):
                forms += [value * 60]
            elif value % 1 or value >= 10 and not re.search(r"points|days|months|seconds|^n$", name):
                forms += [value * 100, value / 100]
            for form in forms:
                found.setdefault(form.normalize(), f"{POLICY}:{number} {name}: {value}")
    return {value: place for value, place in found.items() if value not in _UNITS}


def _literals(line):
    """[(text, value, text before, text after)] of a line of code."""
    for pattern in (_NUMBER, _QUOTED):
        bare = tree.without_strings(line) if pattern is _NUMBER else line
        for match in pattern.finditer(bare):
            try:
                value = decimal.Decimal(match.group(1).replace("'", "")).normalize()
            except decimal.InvalidOperation:
                continue
            yield match.group(1), value, bare[:match.start()], bare[match.end():]


def _allowed(root):
    entries = {}
    path = root / ALLOW
    if path.exists():
        for number, line in enumerate(path.read_text().splitlines(), 1):
            if line.strip() and not line.startswith("#"):
                name, literal, why = (part.strip() for part in line.split(":", 2))
                entries[name, literal] = (number, why)
    return entries


def check(root):
    root = pathlib.Path(root)
    if not (root / POLICY).exists():
        return [f"{POLICY}:1: is missing, so there is nothing to look for"]
    known = figures((root / POLICY).read_text())
    allowed, used, findings = _allowed(root), set(), []
    for path in tree.files(root, "include/**.h", "src/**.cc", "src/**.h"):
        code = tree.split_source((root / path).read_text())[0]
        for number, line in enumerate(code.splitlines(), 1):
            if line.lstrip().startswith("#include"):
                continue
            for literal, value, before, after in _literals(line):
                if value not in known or _SHIFT.search(before):
                    continue
                if _ENUMERATOR.search(before) and re.match(r"\s*(?:,|$)", after):
                    continue
                if value in _COMMON and not (_BESIDE_BEFORE.search(before)
                                             or _BESIDE_AFTER.search(after)):
                    continue
                keys = [(str(path), literal), (str(path), "*")]
                hit = next((key for key in keys if key in allowed), None)
                if hit:
                    used.add(hit)
                    continue
                findings.append(f"{path}:{number}: {literal} is a figure of the guides "
                                f"({known[value]}); it belongs in the policy, or {ALLOW} says why "
                                "it is none")
    for key, (number, why) in allowed.items():
        if not why:
            findings.append(f"{ALLOW}:{number}: says no reason")
        if key not in used:
            findings.append(f"{ALLOW}:{number}: allows nothing")
    return findings
