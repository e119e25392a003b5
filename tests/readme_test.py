"""The READMEs tell the truth: every command line that they show is run here, in their order, and its
exit code and output are compared with what they print; the code is the file that the build compiles.

A block of `console` holds command lines after "$ " (a backslash at the end continues one), what each
prints on both streams, and "[exit code n]" when n is not 0. A line "…" stands for lines left out.
"""

import os
import re
import subprocess
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BUILD = Path(os.environ.get("GUIJU_BINARY_DIR", ROOT / "build")).resolve()
READMES = ("README.md", "README.zh-CN.md")
LEFT_OUT = "…"


def blocks(text, language):
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.M | re.S)


def steps(block):
    """(command line, lines of output, exit code) of each command of a console block."""
    found = []
    lines = iter(block.splitlines())
    for line in lines:
        code = re.fullmatch(r"\[(?:exit code|退出码) (\d+)\]", line)
        if line.startswith("$ "):
            command = line[2:]
            while command.endswith("\\"):
                command = command[:-1] + next(lines).strip()
            found.append([command, [], 0])
        elif code:
            found[-1][2] = int(code.group(1))
        else:
            found[-1][1].append(line)
    return found


def agree(shown, printed):
    """Whether `printed` is `shown`, in which LEFT_OUT stands for one line or more."""
    pattern = "".join(r"(?:.*\n)+?" if line == LEFT_OUT else re.escape(line.rstrip()) + "\n"
                      for line in shown)
    return re.fullmatch(pattern, "".join(line.rstrip() + "\n" for line in printed)) is not None


class ReadmeTest(unittest.TestCase):
    def test_agreeing_is_exact(self):
        self.assertTrue(agree(["a", "b"], ["a", "b"]))
        self.assertTrue(agree(["a", LEFT_OUT, "d"], ["a", "b", "c", "d"]))
        self.assertTrue(agree([], []))
        for shown in (["a"], ["a", "c"], ["b", "a"], [LEFT_OUT, "a", "b"], ["a", LEFT_OUT, "b"]):
            self.assertFalse(agree(shown, ["a", "b"]), shown)

    def test_every_command_line_does_what_is_shown(self):
        environment = {k: v for k, v in os.environ.items() if not k.startswith("GUIJU_")}
        for name in READMES:
            codes = set()
            with tempfile.TemporaryDirectory() as folder:
                os.symlink(BUILD, Path(folder) / "build")
                for name_of_folder in ("examples", "proto"):
                    os.symlink(ROOT / name_of_folder, Path(folder) / name_of_folder)
                for block in blocks((ROOT / name).read_text(encoding="utf-8"), "console"):
                    for command, shown, code in steps(block):
                        run = subprocess.run(command, shell=True, cwd=folder, env=environment,
                                             stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                                             encoding="utf-8", timeout=120, check=False)
                        with self.subTest(readme=name, command=command):
                            self.assertEqual(run.returncode, code, run.stdout)
                            self.assertTrue(agree(shown, run.stdout.splitlines()),
                                            "printed:\n" + run.stdout)
                        codes.add(code)
            self.assertEqual(codes, {0, 1, 2, 3}, name)

    def test_no_command_line_escapes(self):
        """A command line of the build outside of a console block would not be run."""
        for name in READMES:
            text = (ROOT / name).read_text(encoding="utf-8")
            console = blocks(text, "console")
            others = [block for block in blocks(text, r"\w*") if block not in console]
            self.assertGreaterEqual(len(console), 6)
            for block in others:
                self.assertNotIn("build/", block, name)

    def test_the_code_is_the_example(self):
        source = (ROOT / "examples" / "first.cc").read_text(encoding="utf-8")
        example = source.split("// [example]\n")[1].split("// [/example]\n")[0]
        code = [line for line in example.splitlines() if line.strip()]
        self.assertLessEqual(len(code), 12)
        for name in READMES:
            self.assertEqual(blocks((ROOT / name).read_text(encoding="utf-8"), "cpp"), [example], name)

    def test_both_languages_run_the_same(self):
        commands = [[(command.replace(" --lang zh", ""), code)
                     for block in blocks((ROOT / name).read_text(encoding="utf-8"), "console")
                     for command, _, code in steps(block)] for name in READMES]
        self.assertEqual(commands[0], commands[1])

    def test_links_and_paths_exist(self):
        documents = [*READMES, "src/README.md", "CONTRIBUTING.md"]
        for name in documents:
            text = (ROOT / name).read_text(encoding="utf-8")
            here = (ROOT / name).parent
            for target in re.findall(r"\]\(([^)#:]+)\)", text):
                self.assertTrue((here / target).exists(), f"{name}: {target}")
            for path in re.findall(r"`((?:examples|proto|include|src|tests)/[\w./-]+)`", text):
                self.assertTrue((ROOT / path).exists(), f"{name}: {path}")

    def test_the_map_of_the_sources_is_complete(self):
        text = (ROOT / "src" / "README.md").read_text(encoding="utf-8")
        words = set(re.findall(r"[\w.-]+", " ".join(re.findall(r"`([^`]+)`", text))))
        for path in sorted((ROOT / "src").rglob("*")):
            if path.is_file() and path.name not in ("CMakeLists.txt", "README.md"):
                self.assertTrue({path.stem, path.name} & words,
                                f"src/README.md does not say what {path.relative_to(ROOT)} does")


if __name__ == "__main__":
    unittest.main()
