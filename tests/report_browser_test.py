"""The report opens in a browser without an error, keeps its parts, and shows one language at a time.

The pages are those that tests/report_test.cc has written into the build directory.
"""

import html.parser
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent
SECTIONS = ["attainment", "arrivals", "deadlines", "about", "segments", "scores"]
FULL = SECTIONS[:4] + ["callbacks", "records", "stats"] + SECTIONS[4:]
PAGES = {"report_ordinary.html": SECTIONS, "report_hostile.html": SECTIONS, "report_full.html": FULL}
_VOID = {"meta", "input", "br", "hr", "img", "link"}


def page(name):
    """Under the build directory, whichever preset built last."""
    build = pathlib.Path(os.environ.get("GUIJU_BINARY_DIR", ROOT / "build"))
    found = [path for path in (build / name, *build.glob(f"*/{name}")) if path.exists()]
    if not found:
        raise FileNotFoundError(f"{name} is nowhere under {build}: build and run report_test first")
    return max(found, key=lambda path: path.stat().st_mtime)


def browse(path, *arguments):
    """(what the browser printed, what it logged) after opening the page."""
    browser = shutil.which("chromium")
    if browser is None:
        raise FileNotFoundError("chromium is not installed: apt-get install chromium")
    with tempfile.TemporaryDirectory() as profile:
        run = subprocess.run(
            [browser, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
             "--disable-background-networking", "--disable-component-update", "--disable-sync",
             "--enable-logging=stderr", f"--user-data-dir={profile}", *arguments, path.as_uri()],
            capture_output=True, text=True, encoding="utf-8", timeout=120, check=False)
    if run.returncode != 0:
        raise RuntimeError(f"chromium ended with {run.returncode}:\n{run.stderr[-2000:]}")
    return run.stdout, run.stderr


class Outline(html.parser.HTMLParser):
    """Sections in order, elements by name, and whether every element is closed where it was opened."""

    def __init__(self, text):
        super().__init__()
        self.sections, self.count, self.open, self.crossed = [], {}, [], []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.count[tag] = self.count.get(tag, 0) + 1
        if tag == "section":
            self.sections.append(dict(attrs)["id"])
        if tag not in _VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.count[tag] = self.count.get(tag, 0) + 1

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.crossed.append((tag, self.getpos()))


class Report(unittest.TestCase):
    def test_opens_without_an_error(self):
        for name, sections in PAGES.items():
            with self.subTest(name):
                dom, log = browse(page(name), "--dump-dom")
                self.assertEqual(re.findall(r".*CONSOLE.*", log), [])
                outline = Outline(dom)
                self.assertEqual(outline.sections, sections)
                self.assertNotIn("script", outline.count)

    def test_the_browser_needs_to_mend_nothing(self):
        for name in PAGES:
            with self.subTest(name):
                path = page(name)
                written = Outline(path.read_text(encoding="utf-8"))
                self.assertEqual(written.crossed, [])
                self.assertEqual(written.open, [])
                read = Outline(browse(path, "--dump-dom")[0])
                self.assertEqual(written.count, read.count)

    def test_shows_one_language_at_a_time(self):
        # In a copy, a script asks the browser which text it shows.
        text = page("report_ordinary.html").read_text(encoding="utf-8")
        text = re.sub(r"<meta http-equiv=.*?>", "", text, count=1)
        text = text.replace("</body>", "<script>document.title = document.body.innerText"
                            ".replace(/\\s+/g, ' ');</script></body>")
        english = text.replace(" checked>", ">", 1).replace('id="lang-en"', 'id="lang-en" checked', 1)
        self.assertNotEqual(text, english)
        shown = []
        with tempfile.TemporaryDirectory() as folder:
            for content in (text, english):
                copy = pathlib.Path(folder, "copy.html")
                copy.write_text(content, encoding="utf-8")
                dom, _ = browse(copy, "--dump-dom")
                shown.append(re.search(r"<title>(.*?)</title>", dom, re.S)[1].lower())
        for chinese_word, english_word in (("时限达成", "how the promises stand"), ("解决率", "resolution rate"),
                                           ("沉默客户", "silent customer"), ("规则", "moment of judgement")):
            with self.subTest(english_word):
                self.assertIn(chinese_word, shown[0])
                self.assertNotIn(english_word, shown[0])
                self.assertIn(english_word, shown[1])
                self.assertNotIn(chinese_word, shown[1])


if __name__ == "__main__":
    unittest.main()
