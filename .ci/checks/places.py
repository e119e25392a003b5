"""No file names a place of the machine on which it was written, nor a package registry."""

import pathlib
import re

import tree

# Spelled in pieces so that this file passes its own check.
_PLACES = re.compile(
    r"(?<![\w.$}\-])/(?:work|root|home|tmp|Users)/[\w.]"
    r"|[\w-]+\.pkg" r"\.dev\b|\bartifact" r"registry\b|\b(?:pypi|npmjs|snapshot\.debian|deb\.debian)"
    r"\.org\b|\bregistry\.[a-z]+\.[a-z]+"
    r"|\b(?:10|127|192\.168)(?:\.\d{1,3}){3}\b|\blocalhost:\d")


def check(root):
    root = pathlib.Path(root)
    findings = []
    for path in tree.files(root):
        try:
            text = (root / path).read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        for number, line in enumerate(text.splitlines(), 1):
            match = _PLACES.search(line)
            if match:
                findings.append(f"{path}:{number}: names a machine's place: {match.group()}")
    return findings
