"""Runs every structural check on the tree that this file belongs to, or the checks that are named."""

import importlib
import pathlib
import sys

CHECKS = ["documented", "floors", "formatted", "layout", "limits", "places", "rooms", "rules",
          "sizes", "thresholds"]


def main():
    root = pathlib.Path(__file__).resolve().parents[2]
    failed = 0
    for name in sys.argv[1:] or CHECKS:
        findings = importlib.import_module(name).check(root)
        print(f"{name}: {len(findings) or 'no'} findings")
        for finding in findings:
            print(f"  {finding}")
        failed += bool(findings)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
