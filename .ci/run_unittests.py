"""Runs the Python unit tests (*_test.py) of the given folders, a process for each file and as many at once as there
are processors, and writes the counts as JSON: run_unittests.py RESULT.json FOLDER..."""

import concurrent.futures
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest


def run_one(path, result_file):
    """Runs one file in this process."""
    # A loader for each folder: a loader remembers its first top level.
    suite = unittest.TestLoader().discover(str(path.parent), pattern=path.name, top_level_dir=str(path.parent))
    result = unittest.TextTestRunner(verbosity=1).run(suite)
    failed = len(result.failures) + len(result.errors) + len(result.unexpectedSuccesses)
    skipped = len(result.skipped)
    counts = {"passed": result.testsRun - failed - skipped, "failed": failed, "skipped": skipped}
    result_file.write_text(json.dumps(counts))
    return 1 if failed else 0


def run_apart(path):
    """(what one file printed, its counts); a process that ends without counts is one failure."""
    with tempfile.TemporaryDirectory() as folder:
        result_file = pathlib.Path(folder) / "result.json"
        run = subprocess.run([sys.executable, __file__, "--one", path, result_file], stdout=subprocess.PIPE,
                             stderr=subprocess.STDOUT, encoding="utf-8", errors="replace", check=False)
        if result_file.exists():
            return run.stdout, json.loads(result_file.read_text())
        return run.stdout, {"passed": 0, "failed": 1, "skipped": 0}


def main():
    if sys.argv[1] == "--one":
        return run_one(pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3]))
    result_file, *folders = sys.argv[1:]
    # The longest ones first: the comparisons with the references.
    paths = sorted({path.resolve() for folder in folders for path in pathlib.Path(folder).rglob("*_test.py")},
                   key=lambda path: (not path.name.startswith("oracle_"), str(path)))
    total = {"passed": 0, "failed": 0, "skipped": 0}
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for path, (printed, counts) in zip(paths, pool.map(run_apart, paths)):
            print(f"{path.name}\n{printed}", flush=True)
            for name, count in counts.items():
                total[name] += count
    pathlib.Path(result_file).write_text(json.dumps(total))
    return 1 if total["failed"] else 0


if __name__ == "__main__":
    sys.exit(main())
