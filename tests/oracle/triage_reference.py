"""Triage asked a second time, written from the rule catalogue's section on intake (INT 1 to INT 10) and
the comments of triage.proto, text.proto, ticket.proto and criterion.proto."""

SCALES = [("category", "category_rule", "category_"), ("issue_type", "issue_type_rule", "issue_"),
          ("priority", "priority_rule", "priority_"), ("handling", "handling_rule", "handling_")]
VALUES = {
    "category": ["INQUIRY", "COMPLAINT", "SUGGESTION", "AFTER_SALES", "OTHER"],
    "issue_type": ["QUALITY", "SERVICE", "FUNCTION", "OTHER"],
    "priority": ["P0", "P1", "P2"],
    "handling": ["URGENT", "NORMAL", "SCHEDULED"],
}
CUSTOMER_TYPES = ["NEW", "EXISTING", "VIP"]
MOST_MATCHES = 64

# Text. Unicode's White_Space.
SPACES = {*range(0x9, 0xE), 0x20, 0x85, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F,
          0x205F, 0x3000}
FOLDED = [(0x41, 0x5A), (0xB5, 0x17F), (0x386, 0x3C2), (0x400, 0x52F), (0x1E00, 0x1EFF)]
WORD = [(0x30, 0x39), (0x41, 0x5A), (0x61, 0x7A), (0xC0, 0x24F), (0x370, 0x3FF), (0x400, 0x52F),
        (0x1E00, 0x1EFF), (0x300, 0x36F)]
CACHE = {}


def within(code, ranges):
    return any(low <= code <= high for low, high in ranges)


def folded(char):
    """Half-width and small; a space for white space."""
    if char not in CACHE:
        code = ord(char)
        if 0xFF01 <= code <= 0xFF5E:
            code -= 0xFEE0
        form = chr(code)
        if code in SPACES:
            form = " "
        elif within(code, FOLDED):
            # Where full folding gives more than one character, the simple one keeps the character,
            # but for the capital sharp s.
            small = form.casefold()
            form = small if len(small) == 1 else "\u00DF" if code == 0x1E9E else form
        CACHE[char] = form
    return CACHE[char]


def normal(text):
    """The form that is searched, and where each of its characters begins in `text`, with the end."""
    form, begins = [], []
    for at, char in enumerate(text):
        char = folded(char)
        if char != " " or not form or form[-1] != " ":
            form.append(char)
            begins.append(at)
    return "".join(form), begins + [len(text)]


def is_word(char):
    code = ord(char)
    return within(code, WORD) and code not in (0xD7, 0xF7)


def occurrences(form, term):
    """[begin, end) of a normal term in a normal text, overlapping ones included."""
    at = form.find(term)
    while at >= 0:
        end = at + len(term)
        if not (is_word(term[0]) and at > 0 and is_word(form[at - 1])
                or is_word(term[-1]) and end < len(form) and is_word(form[end])):
            yield at, end
        at = form.find(term, at + 1)


class Triage:
    """Of a whole policy in the form of ProtoJSON."""

    def __init__(self, policy):
        self.set = policy["triage"]
        self.signals = [entry["id"] for entry in self.set["signal"]]
        self.segments = [entry["id"] for entry in policy["segment"].get("segment", [])]
        text = policy.get("text", {})
        self.not_found = text.get("not_found")
        self.lists = [(entry, [normal(term)[0].strip(" ") for term in entry["term"]],
                       [normal(term)[0].strip(" ") for term in entry.get("except", [])])
                      for entry in text.get("terms", [])]
        self.order = {name: at for at, name in enumerate(
            self.signals + [f"customer_{name.lower()}" for name in CUSTOMER_TYPES]
            + [f"segment_{name}" for name in self.segments])}

    def matches(self, description, given):
        """All matches in order: (signal, TextMatch)."""
        form, begins = normal(description)
        found = []
        for place, (entry, terms, exclusions) in enumerate(self.lists):
            hits = [(begin, end, place, at) for at, term in enumerate(terms) if term in form
                    for begin, end in occurrences(form, term)]
            if not hits:
                continue
            barred = [span for term in exclusions if term in form for span in occurrences(form, term)]
            found += [hit for hit in hits
                      if not any(hit[0] < end and begin < hit[1] for begin, end in barred)]
        answer = []
        for begin, end, place, at in sorted(found):
            entry = self.lists[place][0]
            begin, end = begins[begin], begins[end]
            answer.append({
                "signal": entry["signal"], "clause": entry["clause"], "term": entry["term"][at],
                "begin": begin, "end": end,
                "begin_byte": len(description[:begin].encode()),
                "end_byte": len(description[:end].encode()),
                "used": entry["signal"] not in given})
        return answer

    # Three-valued conditions: True, False, None.

    def holds(self, when, facts):
        if "all" in when:
            parts = [self.holds(part, facts) for part in when["all"]]
            return False if False in parts else None if None in parts else True
        if "any" in when:
            parts = [self.holds(part, facts) for part in when["any"]]
            return True if True in parts else None if None in parts else False
        if "at_least_n" in when:
            n = when["at_least_n"]["n"]
            parts = [self.holds(part, facts) for part in when["at_least_n"]["of"]]
            yes = parts.count(True)
            return True if yes >= n else None if yes + parts.count(None) >= n else False
        value = facts.get(when["fact"])
        return None if value is None else value == when["is"]

    def unknown(self, when, facts):
        """The facts of an unknown condition that are unknown, those of its decided parts too."""
        if "fact" in when:
            return {when["fact"]} - facts.keys()
        parts = when.get("all") or when.get("any") or when["at_least_n"]["of"]
        return set().union(*(self.unknown(part, facts) for part in parts))

    def ordered(self, names):
        return sorted(names, key=self.order.__getitem__)

    def decide(self, ticket, facts, scale, rules):
        """(value, TriageDecision): a person, else the first rule that holds, else otherwise."""
        if ticket.get(scale, "UNSPECIFIED") != "UNSPECIFIED":
            return ticket[scale], {"source": "GIVEN", "rule": "", "clause": "", "undecided_rule": [],
                                   "missing": []}
        undecided, missing = [], set()
        for rule in self.set.get(rules, []):
            held = self.holds(rule["when"], facts)
            if held:
                return rule[scale], {"source": "RULE", "rule": rule["id"], "clause": rule["clause"],
                                     "undecided_rule": undecided, "missing": self.ordered(missing)}
            if held is None:
                undecided.append(rule["id"])
                missing |= self.unknown(rule["when"], facts)
        return self.set["otherwise"][scale], {
            "source": "OTHERWISE", "rule": "", "clause": "", "undecided_rule": undecided,
            "missing": self.ordered(missing)}

    def evaluate(self, ticket):
        """What a TicketEvaluation says of triage, text_match and signal."""
        given = {entry["name"]: entry.get("value", False) for entry in ticket.get("signal", [])}
        facts, sources = dict(given), dict.fromkeys(given, "GIVEN")
        description = ticket.get("description", "")
        matches = self.matches(description, given) if description else []
        for match in matches:
            if match["used"]:
                facts[match["signal"]], sources[match["signal"]] = True, "TEXT"
        if description and self.not_found == "MEANS_NO":
            for entry, _, _ in self.lists:
                if entry["signal"] not in facts:
                    facts[entry["signal"]], sources[entry["signal"]] = False, "NOT_FOUND"
        known = [{"signal": name, "value": facts[name], "source": sources[name]}
                 for name in self.signals if name in facts]

        verdict = {}
        for scale, rules, prefix in SCALES:
            value, verdict[f"{scale}_decision"] = self.decide(ticket, facts, scale, rules)
            verdict[scale] = value
            facts |= {prefix + name.lower(): name == value for name in VALUES[scale]}
        kind = ticket.get("customer_type", "UNSPECIFIED")
        if kind != "UNSPECIFIED":
            facts |= {f"customer_{name.lower()}": name == kind for name in CUSTOMER_TYPES}
        if "customer_segments" in ticket:
            inside = ticket["customer_segments"].get("id", [])
            facts |= {f"segment_{name}": name in inside for name in self.segments}

        undecided = []

        def those_that_hold(field, shown):
            found = []
            for entry in self.set.get(field, []):
                held = self.holds(entry["when"], facts)
                head = {"id": entry["id"], "clause": entry["clause"]}
                if held:
                    found.append(head | shown(entry))
                elif held is None:
                    undecided.append({"list": field.upper()} | head | {
                        "missing": self.ordered(self.unknown(entry["when"], facts))})
            return found

        verdict["route"] = those_that_hold("route", lambda one: {"department": one["department"]["id"]})
        verdict["feedback"] = those_that_hold("feedback", lambda one: {
            "step": [place["id"] for place in one["step"]],
            "track_every_days": one.get("track_every_days", 0)})
        verdict["hand_over"] = those_that_hold("hand_over", lambda one: {
            "to": [place["id"] for place in one["to"]], "at_once": one.get("at_once", False)})
        verdict["mark"] = those_that_hold("mark", lambda one: {})
        verdict["undecided"] = undecided
        return {"ticket_id": ticket["id"], "triage": verdict, "text_match": matches[:MOST_MATCHES],
                "signal": known}
