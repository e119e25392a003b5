"""Runs the Python unit tests (*_test.py) of the given folders and writes the counts as JSON."""

import json
import pathlib
import sys
import unittest


def main():
    result_file, *folders = sys.argv[1:]
    suite = unittest.TestSuite()
    places = {path.parent for folder in folders for path in pathlib.Path(folder).rglob("*_test.py")}
    for place in sorted(map(str, places)):
        # A loader for each folder: a loader remembers its first top level.
        suite.addTests(unittest.TestLoader().discover(place, pattern="*_test.py",
                                                      top_level_dir=place))
    result = unittest.TextTestRunner(verbosity=1).run(suite)
    failed = len(result.failures) + len(result.errors) + len(result.unexpectedSuccesses)
    skipped = len(result.skipped)
    counts = {"passed": result.testsRun - failed - skipped, "failed": failed, "skipped": skipped}
    pathlib.Path(result_file).write_text(json.dumps(counts))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
