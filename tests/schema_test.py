"""The JSON Schemas for editors accept what the loader accepts and refuse what it refuses."""

import copy
import json
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.append("/usr/lib/python3/dist-packages")  # Debian's packages, whichever Python runs the tests
import jsonschema  # noqa: E402

ROOT = Path(__file__).resolve().parents[1]
BUILD = Path(os.environ.get("GUIJU_BINARY_DIR", ROOT / "build")).resolve()
COMMAND = BUILD / "bin" / "guiju"


def run(*arguments):
    environment = {k: v for k, v in os.environ.items() if not k.startswith("GUIJU_")}
    return subprocess.run([COMMAND, *arguments], env=environment, capture_output=True, encoding="utf-8",
                          timeout=60, check=False)


def resolution(policy):
    return policy["score"]["metric"][1]


def set_at(*path):
    """A change of the policy: the last of `path` is put where the others lead; None takes it away."""
    *way, last, value = path

    def change(policy):
        at = policy
        for step in way:
            at = at[step]
        if value is None:
            del at[last]
        else:
            at[last] = value
    return change


def band(**fields):
    return set_at("score", "metric", 1, "table", "band", 0, fields)


METRIC = ("score", "metric", 1)
TABLE = (*METRIC, "table")

# What the schema and the loader both refuse.
MISTAKES = {
    "a misspelt field": set_at("versoin", "1"),
    "a required field is missing": set_at("version", None),
    "a required field is null": lambda policy: policy.update(version=None),
    "a list of too few": set_at("calendar", []),
    "a table without bands": set_at(*TABLE, "band", []),
    "a table whose bands are null": lambda policy: resolution(policy)["table"].update(band=None),
    "a table without a last word": set_at(*TABLE, "otherwise", None),
    "a list of too many": set_at(*METRIC[:2], [{}] * 17),
    "an id with a capital": set_at("id", "Desk"),
    "an id of 65 letters": set_at("id", "a" * 65),
    "an empty clause": set_at(*METRIC, "clause", ""),
    "a clause that ends in a space": set_at(*METRIC, "clause", "SCO-2 "),
    "a day that is none": set_at("effectiveFrom", "2026-02-29"),
    "a day of 1900": set_at("effectiveFrom", "1900-03-01"),
    "an unknown value": set_at(*TABLE, "direction", "HIGHER_IS_BETER"),
    "a value that says nothing": set_at(*TABLE, "direction", "UNSPECIFIED"),
    "an unknown number of a value": set_at(*TABLE, "direction", 9),
    "a decimal as a number": set_at(*TABLE, "min", 0),
    "a decimal with a percent sign": band(atLeast="95%", points=30),
    "a decimal with an exponent": band(atLeast="9e1", points=30),
    "a decimal with a leading zero": band(atLeast="095", points=30),
    "a decimal with full-width digits": band(atLeast="９５", points=30),
    "a decimal of 19 digits": band(atLeast="1234567890123456789", points=30),
    "a decimal of 10 places": band(atLeast="0.1234567890", points=30),
    "a decimal below its minimum": set_at(*TABLE, "step", "0.0000001"),
    "a decimal above its maximum": set_at("sla", "atRiskPercent", "100.1"),
    "a negative share": set_at("sla", "atRiskPercent", "-1"),
    "an integer below its minimum": band(atLeast="95", points=-1),
    "an integer above its maximum": band(atLeast="95", points=1001),
    "an integer with a fraction": band(atLeast="95", points=30.5),
    "an integer in quotes": band(atLeast="95", points="30"),
    "two bounds in one band": band(atLeast="95", above="95", points=30),
    "a field under both of its names": set_at("effective_from", "1970-01-01"),
    "a block where a list belongs": set_at("calendar", {}),
    "a text where a block belongs": set_at("label", "规则"),
    "a time without minutes": set_at("calendar", 0, "makeUpHours", 0, {"from": "9", "to": "18:00"}),
    "a control character in a text": set_at("label", {"en": "a\u0001", "zh": "规"}),
    "a path as a time zone": set_at("calendar", 0, "zone", "../../etc/passwd"),
    "something that is not in the messages": set_at("$schema", "x"),
}

# What both accept.
ACCEPTED = {
    "names as the schema of the messages has them": lambda p: p.update(effective_from=p.pop("effectiveFrom")),
    "null for what is not given": lambda p: p.update(reviewBy=None, holidayBook=None),
    "a value by its number": set_at(*TABLE, "direction", 1),
    "an optional text that is empty": set_at("reviewBy", ""),
    "a leap day": set_at("reviewBy", "2028-02-29"),
    "the last day": set_at("reviewBy", "2099-12-31"),
    "a decimal of 18 digits and 9 places": set_at(*TABLE, "max", "100000000.000000000"),
    "the greatest share": set_at("sla", "atRiskPercent", "100.0"),
    "the smallest step": set_at(*TABLE, "step", "0.000001"),
    "the end of the day": set_at("callback", "allowed", "to", "24:00"),
    "an offset for a zone": set_at("calendar", 0, "zone", "+08:00"),
    "what is left out": lambda p: p.pop("judging", None),
}


class SchemaTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        printed = run("schema")
        assert printed.returncode == 0, printed.stderr
        cls.text = printed.stdout
        cls.schema = json.loads(cls.text)
        jsonschema.Draft202012Validator.check_schema(cls.schema)
        cls.validator = jsonschema.Draft202012Validator(cls.schema)
        cls.policy = json.loads(run("policy", "-f", "json").stdout)

    def loads(self, policy):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "policy.json"
            path.write_text(json.dumps(policy, ensure_ascii=False), encoding="utf-8")
            checked = run("check", path)
        return checked.returncode == 0, checked.stdout

    def test_the_copies_in_the_tree_are_current(self):
        for name, of in (("policy", "policy"), ("policy_test", "tests")):
            copy_of = ROOT / "proto" / "policies" / f"{name}.schema.json"
            self.assertEqual(copy_of.read_text(encoding="utf-8"), run("schema", "--of", of).stdout,
                             f"run: guiju schema --of {of} -o proto/policies/{name}.schema.json")

    def test_the_standard_policy_is_valid(self):
        self.assertEqual(list(self.validator.iter_errors(self.policy)), [])
        self.assertTrue(self.loads(self.policy)[0])

    def test_mistakes_are_refused(self):
        for about, change in MISTAKES.items():
            with self.subTest(about):
                policy = copy.deepcopy(self.policy)
                change(policy)
                self.assertFalse(self.validator.is_valid(policy))
                self.assertFalse(self.loads(policy)[0])

    def test_what_the_loader_accepts_is_accepted(self):
        for about, change in ACCEPTED.items():
            with self.subTest(about):
                policy = copy.deepcopy(self.policy)
                change(policy)
                self.assertEqual(list(self.validator.iter_errors(policy)), [])
                accepted, said = self.loads(policy)
                self.assertTrue(accepted, said)

    def test_comments_of_the_messages_are_descriptions(self):
        definitions = self.schema["$defs"]
        self.assertIn("before somebody has to look at the policy again",
                      definitions["Policy"]["properties"]["review_by"]["description"])
        self.assertEqual(definitions["Policy"]["properties"]["reviewBy"],
                         {"$ref": "#/$defs/Policy/properties/review_by"})
        values = {one.get("const"): one for one in definitions["Rounding.Value"]["oneOf"]}
        self.assertIn("94.6 %", values["EXACT"]["description"])
        described = sum("description" in one for one in definitions.values())
        self.assertGreater(described, len(definitions) // 3)

    def test_the_schema_of_tests(self):
        schema = json.loads(run("schema", "--of", "tests").stdout)
        validator = jsonschema.Draft202012Validator(schema)
        # Facts and expectations are parts: nothing of an agent's month is required in them.
        case = {"name": "a", "clause": ["SCO-2"], "facts": {"agentMonth": {"handled": 3}},
                "expect": {"agent": {"score": {"total": 100}}}}
        self.assertEqual(list(validator.iter_errors({"name": "s", "case": [case]})), [])
        self.assertFalse(validator.is_valid({"case": [case]}))
        self.assertFalse(validator.is_valid({"name": "s", "case": [{**case, "clause": []}]}))
        wrong = {"agentMonth": {"handled": -1}}
        self.assertFalse(validator.is_valid({"name": "s", "case": [{**case, "facts": wrong}]}))

    def test_the_output_is_a_file(self):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "s.json"
            self.assertEqual(run("schema", "-o", path).returncode, 0)
            self.assertEqual(path.read_text(encoding="utf-8"), self.text)
        self.assertEqual(run("schema", "--of", "maps").returncode, 1)


if __name__ == "__main__":
    unittest.main()
