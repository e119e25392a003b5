"""REC-7: no personal data of the sample desk stands in anything that the command writes.

Every verb reads the desk and copies of it whose rows are broken in many ways. What it writes to files, standard
output and standard error is searched for every name, telephone number and e-mail address of the desk's customers.
"""

import csv
import io
import itertools
import json
import os
import re
import subprocess
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
COMMAND = ROOT / "build" / "bin" / "guiju"
DESK = ROOT / "examples" / "sample_desk"
RUNS = 28  # of the command over one desk
MANY = 40  # more damaged rows than the command shows findings of
NUMBER = re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)")


# Enough of a ticket to be broken in every way.
COLUMNS = ("id customer_id agent_id team_id channel category issue_type priority handling signals description received "
           "first_response solution_proposed resolved rated_at rating closed").split()


def rows(name):
    with open(DESK / name, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


CUSTOMERS = rows("customers.csv")
RECORDS = rows("records.csv")
TICKETS = rows("tickets.csv")
SECRETS = sorted({value for row in CUSTOMERS for value in (row["name"], row["phone"], row["email"]) if value} |
                 {value for row in RECORDS for value in (row["field.name"], row["field.phone"]) if value})
# What customers and agents wrote, when it holds something of the above.
SENTENCES = sorted({text for row in itertools.chain(TICKETS, RECORDS) for column, text in row.items()
                    if column and "description" in column and text and
                    (NUMBER.search(text) or any(s in text for s in SECRETS))})
SEARCH = re.compile("|".join(re.escape(s) for s in SENTENCES + SECRETS))


def leaks(text):
    return sorted(set(SEARCH.findall(text)))


def line(cells, delimiter=","):
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator="\n").writerow(cells)
    return out.getvalue()


def told(person):
    """What a customer may write about themselves."""
    return f"我叫{person['name']}，电话{person['phone'] or '13900001474'}，邮箱{person['email'] or 'user0001@example.com'}，请回电。"


def damaged(header, cells, person, number):
    """One row, broken in the way `number`: a text of one line or more."""
    at = {name: i for i, name in enumerate(header)}
    time = at.get("received", at.get("last_purchase"))
    closed = at.get("priority", at.get("annual_spend"))
    counted = at.get("rating", at.get("latest_rating"))
    phone = person["phone"] or "13900001474"
    email = person["email"] or "user0001@example.com"
    wide = "".join(chr(ord(c) + 0xFEE0) for c in phone)

    def put(place, value):
        return line(cells[:place] + [value] + cells[place + 1:])

    swapped = list(cells)
    swapped[0], swapped[at.get("name", at.get("description"))] = swapped[at.get("name", at.get("description"))], cells[0]
    swapped[time] = "soon"
    ways = [
        lambda: line(cells[1:] + [""]),                 # moved to the left
        lambda: line(cells[2:] + ["", ""]),
        lambda: line([""] + cells[:-1]),                # moved to the right
        lambda: line(cells[:3] + cells[4:]),            # a cell lost
        lambda: line(cells + [told(person)]),           # a cell too many
        lambda: line(cells).replace(",", ",\"", 1),     # a quote that nothing closes
        lambda: line(cells).replace(",", ",\"x\"y", 1),
        lambda: line(cells).replace(",", "\t"),         # another delimiter
        lambda: line(swapped),
        lambda: put(time, person["name"]),
        lambda: put(time, phone),
        lambda: put(time, "2025-02-30 " + phone),
        lambda: put(time, told(person)),
        lambda: put(closed, person["name"]),
        lambda: put(closed, phone),
        lambda: put(closed, wide),
        lambda: put(closed, email),
        lambda: put(closed, told(person)),
        lambda: put(closed, person["name"] + phone),
        lambda: put(counted, phone),
        lambda: put(counted, person["name"]),
        lambda: line([person["name"]] + cells[1:time] + ["x"] + cells[time + 1:]),
        lambda: line([email] + cells[1:time] + ["x"] + cells[time + 1:]),
        lambda: line([person["name"] + phone] + cells[1:time] + ["x"] + cells[time + 1:]),
        lambda: line(["'=" + person["name"]] + cells[1:time] + ["x"] + cells[time + 1:]),
        lambda: line(cells) + line(cells),              # twice
        lambda: told(person) + "\n",
    ]
    return ways[number % len(ways)]()


def table(name, broken):
    """The first rows of a file of the desk, sound, or each broken in its way."""
    kept = COLUMNS if name == "tickets.csv" else list(CUSTOMERS[0])
    header, body = kept, [[row[column] for column in kept] for row in rows(name)[:MANY]]
    out = [line(header)]
    for i, cells in enumerate(body):
        person = CUSTOMERS[i]
        if "description" in header:
            cells[header.index("description")] = told(person)
        out.append(damaged(header, cells, person, i) if broken else line(cells))
    return "".join(out)


def json_line(kind, person, number):
    """A record as ProtoJSON, broken in the way `number`."""
    phone = person["phone"] or "13900001474"
    sound = {"customers": {"id": person["id"], "name": person["name"], "latest_rating": 3,
                           "last_purchase": {"iso": "2026-02-24T09:00:00+08:00"}},
             "tickets": {"id": "K" + person["id"], "description": told(person), "priority": "P1",
                         "received": {"iso": "2026-02-24T09:00:00+08:00"}}}[kind]
    text = json.dumps(sound, ensure_ascii=False)
    count, word = ("latest_rating", "churned") if kind == "customers" else ("event", "priority")
    name = person["name"]

    def given(**changes):
        return json.dumps({**sound, **changes}, ensure_ascii=False)

    ways = [
        lambda: text,
        lambda: text[:-1],
        lambda: text[:len(text) * 2 // 3],
        lambda: text.replace('"', "'"),
        lambda: text.replace('"', "“"),
        lambda: text.replace('": "', '": ', 2).replace('", "', ', "', 2),
        lambda: text.replace(",", "", 1),
        lambda: text + name,
        lambda: text + json.dumps(name, ensure_ascii=False),
        lambda: text + "13900001474",
        lambda: given(**{name: 1}),
        lambda: given(**{"phone": phone}),
        lambda: given(**{phone: {"x": name}}),
        lambda: given(**{count: name}),
        lambda: given(**{count: phone}),
        lambda: given(**{count: int(phone)}),
        lambda: given(**{word: name}),
        lambda: given(**{word: int(phone)}),
        lambda: given(**{word: told(person)}),
        lambda: given(id=name + "\n"),
        lambda: given(id=int(phone)),
        lambda: given(id=[name]),
        lambda: given(signal=[{"name": name}], fact=[{"name": name}]),
        lambda: given(received={"iso": name}, last_purchase={"iso": phone}),
        lambda: given(received={"unix_us": "0" + phone}, last_purchase={"unix_us": name}),
        lambda: text.replace('"id": ', '"id": ' + name + " "),
        lambda: "{" + name + ": 1}",
        lambda: '{"id": Smith' + name + "}",
        lambda: '{"' + name + '" 1}',
        lambda: told(person),
        lambda: json.dumps([name, phone], ensure_ascii=False),
    ]
    return ways[number % len(ways)]() + "\n"


def lines(kind):
    return "".join(json_line(kind, CUSTOMERS[i], i) for i in range(MANY))


class PrivacyTest(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.path = Path(self.folder.name)
        self.outputs = {}

    def write(self, name, text):
        path = self.path / name
        path.write_text(text, encoding="utf-8")
        return path

    def run_verb(self, *arguments, unmasked=False):
        """Everything that one run wrote, by its place."""
        out = Path(tempfile.mkdtemp(dir=self.path))
        environment = {k: v for k, v in os.environ.items() if not k.startswith("GUIJU_")}
        rejects = ["--rejects", out] + (["--rejects-unmasked"] if unmasked else [])
        run = subprocess.run([COMMAND, *arguments, *rejects], capture_output=True, check=False, env=environment,
                             cwd=out, timeout=120)
        self.assertIn(run.returncode, (0, 1, 2), run.stderr)
        written = {"stdout": run.stdout, "stderr": run.stderr}
        for path in out.rglob("*"):
            if path.is_file():
                written[str(path.relative_to(out))] = path.read_bytes()
        return {place: text.decode("utf-8", "replace") for place, text in written.items()}

    def every_verb(self, tickets, customers, **options):
        tickets = ("--tickets", tickets)
        customers = ("--customers", customers)
        as_of = ("--as-of", "2025-03-01")
        for language in ("en", "zh"):
            lang = ("--lang", language)
            for form in ("jsonl", "table", "csv"):
                yield self.run_verb("eval", *lang, *tickets, *as_of, "-f", form, **options)
                yield self.run_verb("eval", *lang, *customers, *as_of, "-f", form, **options)
                yield self.run_verb("score", *lang, *tickets, "-f", form, **options)
            for given in (TICKETS[0]["id"], CUSTOMERS[1]["phone"]):
                yield self.run_verb("explain", *lang, *tickets, *as_of, "--id", given, **options)
            for given in (CUSTOMERS[0]["id"], CUSTOMERS[1]["phone"]):
                yield self.run_verb("explain", *lang, *customers, *as_of, "--id", given, **options)
            yield self.run_verb("report", *lang, *tickets, *customers, *as_of, "--output", "report", **options)

    def test_records_and_callbacks(self):
        """Their columns hold what a form asks of a customer: names, numbers, what was said."""
        files = [("--records", DESK / "records.csv"), ("--callbacks", DESK / "callbacks.csv")]
        broken = []
        for option, path in files:
            text = path.read_text(encoding="utf-8").replace("2025-01-", "2025-13-")
            broken += [option, self.write(path.name, text)]
        sound = [word for one in files for word in one]
        for language, given in (("zh", sound), ("en", broken)):
            written = self.run_verb("--lang", language, "report", "--customers", DESK / "customers.csv", *given,
                                    "--tickets", DESK / "tickets.csv", "--as-of", "2025-02-01", "--output", "report")
            for place, text in written.items():
                self.assertEqual(leaks(text), [], place)
            self.assertEqual(written["report/tickets.jsonl"].count("\n"), len(TICKETS))
            self.assertEqual(written["report/records.jsonl"].count("\n"), len(RECORDS) if given is sound else 0)
            self.assertEqual(written.get("records_rejects.csv", "").count("\n") > MANY, given is broken)

    def assert_private(self, tickets, customers):
        """Returns how many records all runs together rejected and wrote down."""
        rejected = 0
        for written in self.every_verb(tickets, customers):
            for place, text in written.items():
                self.assertEqual(leaks(text), [], place)
                if "rejects" in place:
                    rejected += len(text.splitlines())
        return rejected

    def test_the_desk_as_it_is(self):
        self.assertGreater(len(SECRETS), 400)
        self.assert_private(DESK / "tickets.csv", DESK / "customers.csv")

    def test_damaged_tables(self):
        tickets = self.write("tickets.csv", table("tickets.csv", True))
        customers = self.write("customers.csv", table("customers.csv", True))
        self.assertGreater(self.assert_private(tickets, customers), RUNS * MANY // 2)

    def test_damaged_json_lines(self):
        tickets = self.write("tickets.jsonl", lines("tickets"))
        customers = self.write("customers.jsonl", lines("customers"))
        self.assertGreater(self.assert_private(tickets, customers), RUNS * MANY // 2)

    def test_files_in_the_wrong_place(self):
        no_header = self.write("rows.csv", table("customers.csv", False).split("\n", 1)[1])
        for tickets, customers in ((DESK / "customers.csv", DESK / "tickets.csv"),
                                   (DESK / "records.csv", DESK / "records.csv"), (no_header, no_header)):
            with self.subTest(tickets.name):
                self.assert_private(tickets, customers)

    def test_ids_that_are_telephone_numbers(self):
        tickets, customers = [table(name, False) for name in ("tickets.csv", "customers.csv")]
        for ticket, customer in zip(TICKETS[:MANY], CUSTOMERS):
            if customer["phone"]:
                tickets = tickets.replace(f"\n{ticket['id']},", f"\n{customer['phone']},")
                tickets = tickets.replace(f",{ticket['agent_id']},", f",{customer['phone']},")
                customers = customers.replace(f"\n{customer['id']},", f"\n{customer['phone']},")
        self.assert_private(self.write("tickets.csv", tickets), self.write("customers.csv", customers))

    def test_the_original_rows_only_when_asked(self):
        customers = self.write("customers.csv", table("customers.csv", True))
        asked = self.run_verb("eval", "--customers", customers, "--as-of", "2025-03-01", unmasked=True)
        masked = self.run_verb("eval", "--customers", customers, "--as-of", "2025-03-01")
        self.assertGreater(len(leaks(asked.pop("customers_rejects.csv"))), 20)
        self.assertIn("as they are", asked["stderr"])
        self.assertIn("are masked", masked["stderr"])
        for place, text in asked.items():
            self.assertEqual(leaks(text), [], place)

    def test_lines_of_json_only_when_asked(self):
        sound = '{"id": "T1", "received": {"iso": "2026-02-13T10:00:00+08:00"}}\n'
        tickets = self.write("tickets.jsonl", sound + "not json\n" + sound)
        for unmasked, text in ((False, "********"), (True, "not json")):
            written = self.run_verb("eval", "--tickets", tickets, "--as-of", "2026-03-01", unmasked=unmasked)
            first, second = [json.loads(row) for row in written["tickets_rejects.jsonl"].splitlines()]
            self.assertEqual((first["line"], first["text"]), (2, text))
            self.assertEqual((second["line"], second["id"], len(second["text"])), (3, "T1", len(sound) - 1))

    def test_masked_rows_can_be_found_and_mended(self):
        good = "T1,PHONE,P1,2026-02-13 10:00:00,13900001474,ok\n"
        tickets = self.write("tickets.csv", "id,channel,priority,received,stray,description\n" +
                             good.replace("P1", "P9") + "T2,电话,P0,2026-02-13 25:00:00,x,ok\n")
        written = self.run_verb("eval", "--tickets", tickets, "--as-of", "2026-03-01")["tickets_rejects.csv"]
        first, second = list(csv.reader(io.StringIO(written.lstrip("\ufeff"))))[1:]
        self.assertEqual(first[:6], ["T1", "PHONE", "P9", "2026-02-13 10:00:00", "***********", "**"])
        self.assertEqual(second[:6], ["T2", "电话", "P0", "2026-02-13 25:00:00", "*", "**"])
        self.assertEqual([first[-1], second[-1]], ["2", "3"])
        self.assertIn("P9", first[7])

    def test_what_is_planted_is_seen(self):
        for secret in SECRETS:
            self.assertEqual(leaks(f"<td>{secret}</td>"), [secret])
        # A report written without masks would fail the tests above.
        self.assertNotEqual(leaks(table("customers.csv", True)), [])
        self.assertNotEqual(leaks(lines("tickets")), [])
        page = self.run_verb("report", "--customers", DESK / "customers.csv", "--as-of", "2025-03-01", "--title",
                             CUSTOMERS[0]["name"], "--output", "report")
        self.assertEqual(leaks(page["report/report.html"]), [CUSTOMERS[0]["name"]])


if __name__ == "__main__":
    unittest.main()
