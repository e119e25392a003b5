"""Random tickets for triage: descriptions put together from the policy's terms, exclusions, pieces and
noise, under the standard policy, under it with own entries, and under policies all of whose own making."""

import random

import textproto
from triage_reference import CUSTOMER_TYPES, VALUES, Triage, normal, occurrences

TEXT = {"en": "text", "zh": "文字"}
NOISE = ["", " ", "  ", "\t\n", "\u3000", "\u00A0", "\x85", "\u1680", "\u2028", "\x1c", "\u200B", *"，。!_-'",
         "s", "S", "ed", "un", "not ", "no ", "1", "ｓ", "Ａ", "不", "没", "了", "的", "客户", "，我", "不是", "你好", "😀", "👨‍👩‍👧",
         # At and beside the bounds of word characters and of folding.
         "é", "e\u0301", "\u0301", "\u036F", "\u02FF", "Ω", "ς", "µ", "ж", "×", "÷", "ß", "ẞ", "İ", "ǰ", "ŉ", "ſ",
         "\u0370", "\u03FF", "\u0400", "\u052F", "\u0530", "\u024F", "\u0250", "\u1E00", "\u1EFF"]
# Few characters, so that terms overlap, contain each other and touch words.
ALPHABETS = ["ab坏", "aAｂ 投", "éÉe\u0301 z", "投诉坏了不", "sſSß ẞ", "ΣςσΑµ ", "жЖ ӿ1", "aab b", "１1a ，"]
SEGMENTS = ["complaint", "high_value", "potential", "silent"]
SCALES = [("category", "category_rule", "category_"), ("issue_type", "issue_type_rule", "issue_"),
          ("priority", "priority_rule", "priority_"), ("handling", "handling_rule", "handling_")]
CLEAR = ["triage.signal", "triage.category_rule", "triage.issue_type_rule", "triage.priority_rule",
         "triage.handling_rule", "triage.route", "triage.feedback", "triage.hand_over", "triage.mark",
         "text.terms"]
# One obligation is enough here: sla has a reference of its own.
FAST = {"clear": ["sla.obligation"], "overlay": {"sla": {"obligation": [
    {"id": "one", "clause": "SLA 1", "label": TEXT, "starts_at": "RECEIVED", "fulfilled_by": ["ANALYZED"],
     "target": [{"elapsed_hours": 1}]}]}}}


def criterion(chance, facts, depth=0):
    kind = chance.random()
    if depth == 3 or kind < (0.3, 0.5, 0.75)[depth]:
        return {"fact": chance.choice(facts), "is": chance.random() < 0.7}
    parts = [criterion(chance, facts, depth + 1) for _ in range(chance.choice([1, 2, 2, 3, 4]))]
    kind = chance.random()
    if kind < 0.35:
        return {"all": parts}
    if kind < 0.7:
        return {"any": parts}
    return {"at_least_n": {"n": chance.randint(1, len(parts)), "of": parts}}


def entries(chance, prefix, most, make):
    return [{"id": f"{prefix}_{at}", "clause": chance.choice(["INT 8", "own/1", f"{prefix} {at}"])} | make(at)
            for at in range(chance.randint(0, most))]


def places(chance, most):
    return [{"id": f"place_{at}", "label": TEXT} for at in chance.sample(range(12), chance.randint(1, most))]


def own_rules(chance, signals, segments, prefix="own"):
    """A triage section without signals."""
    section, facts = {}, list(signals)
    for scale, rules, name in SCALES:
        section[rules] = entries(chance, f"{prefix}_{scale}", 5, lambda at: {
            scale: chance.choice(VALUES[scale]), "when": criterion(chance, facts)})
        facts += [name + value.lower() for value in VALUES[scale]]
    facts += [f"customer_{name.lower()}" for name in CUSTOMER_TYPES] + [f"segment_{name}" for name in segments]
    # Half of the conditions ask for few facts, so that they are not nearly always unknown.
    few = chance.sample(facts, min(6, len(facts)))

    def when():
        return {"label": TEXT, "when": criterion(chance, facts if chance.random() < 0.5 else few)}

    section["route"] = entries(chance, f"{prefix}_route", 5, lambda at: {
        "department": places(chance, 1)[0]} | when())
    section["feedback"] = entries(chance, f"{prefix}_feedback", 4, lambda at: {
        "step": places(chance, 4)} | when() | (
            {"track_every_days": chance.choice([1, 2, 366])} if chance.random() < 0.5 else {}))
    section["hand_over"] = entries(chance, f"{prefix}_hand", 4, lambda at: {
        "to": places(chance, 3), "at_once": chance.random() < 0.5} | when())
    section["mark"] = entries(chance, f"{prefix}_mark", 4, lambda at: when())
    section["otherwise"] = {scale: chance.choice(VALUES[scale]) for scale, _, _ in SCALES}
    return section


def term_list(chance, signal, alphabet, taken):
    """Terms that differ in their normal forms, each free of the list's exclusions; `taken` has those of
    other lists."""
    terms, exclusions = {}, {}
    for _ in range(chance.choice([1, 2, 3, 6, 12])):
        term = "".join(chance.choices(alphabet, k=chance.choice([1, 1, 2, 2, 3, 4])))
        form = normal(term)[0].strip(" ")
        if form and form not in taken:
            terms[form] = term
            taken.add(form)
    if not terms:
        terms[signal] = signal
    for _ in range(chance.choice([0, 1, 2, 4])):
        around = "".join(chance.choices(alphabet, k=chance.choice([1, 1, 2])))
        term = around + chance.choice(list(terms.values()))
        form = normal(term if chance.random() < 0.5 else term[len(around):] + around)[0].strip(" ")
        # An exclusion inside a term would leave nothing of it; one that holds no term has no effect.
        if not any(form in term for term in terms) and any(
                list(occurrences(form, term)) for term in terms):
            exclusions.setdefault(form, form)
    made = {"signal": signal, "clause": chance.choice(["INT 7", "own 7"]), "term": list(terms.values())}
    return made | ({"except": list(exclusions.values())} if exclusions else {})


def policy(chance, standard):
    """(case without tickets, merged policy)."""
    kind = chance.random()
    overlay = {"text": {"not_found": chance.choice(["LEAVES_UNKNOWN", "MEANS_NO"])}}
    clear = []
    if kind < 0.25:
        pass
    elif kind < 0.45:
        taken = {normal(term)[0].strip(" ") for entry in standard["text"]["terms"] for term in entry["term"]}
        signals = [entry["id"] for entry in standard["triage"]["signal"]]
        added = [{"id": f"own_{at}", "label": TEXT} for at in range(chance.randint(0, 4))]
        names = signals + [entry["id"] for entry in added]
        overlay["triage"] = own_rules(chance, names, SEGMENTS) | {"signal": added}
        overlay["text"]["terms"] = [term_list(chance, entry["id"], chance.choice(ALPHABETS), taken)
                                    for entry in added if chance.random() < 0.7]
    else:
        clear = list(CLEAR)
        names = [f"s{at}" for at in range(chance.choice([1, 3, 5, 8, 12, 32]))]
        chance.shuffle(names)
        segments = list(SEGMENTS)
        if chance.random() < 0.4:
            own = [{"id": f"own_{at}", "clause": "SEG 1", "label": TEXT,
                    "when": {"fact": "spend_growing", "is": True}} for at in range(chance.randint(1, 3))]
            overlay["segment"] = {"segment": own}
            segments += [entry["id"] for entry in own]
        overlay["triage"] = own_rules(chance, names, segments) | {
            "signal": [{"id": name, "label": TEXT} for name in names]}
        listed = chance.sample(names, chance.randint(1, min(5, len(names))))
        alphabet, taken = chance.choice(ALPHABETS), set()
        overlay["text"]["terms"] = [term_list(chance, name, alphabet, taken) for name in listed]
    case = {"clear": clear + FAST["clear"], "overlay": overlay | FAST["overlay"]}
    return case, textproto.merged(standard, case)


def disguised(chance, text):
    kind = chance.random()
    if kind < 0.5:
        return text
    if kind < 0.65:
        return text.upper() if chance.random() < 0.7 else text.title()
    if kind < 0.8:  # full width
        return "".join(chr(ord(char) + 0xFEE0) if "!" <= char <= "~" and chance.random() < 0.8 else
                       "\u3000" if char == " " else char for char in text)
    if kind < 0.9:
        return text.replace(" ", chance.choice(["  ", "\t", " \n ", "\u2003", "\u200B", "\x1f"]))
    cut = chance.randrange(len(text))  # a piece of it
    return text[cut:] if chance.random() < 0.5 else text[:cut]


def description(chance, whole):
    lists = whole.get("text", {}).get("terms", [])
    # A few lists a description, so that their terms meet.
    some = chance.sample(lists, min(len(lists), chance.choice([1, 2, 3])))
    pool = [text for entry in some for field in ("term", "except") for text in entry.get(field, [])]
    letters = "".join(pool)
    parts = []
    for _ in range(chance.choice([0, 1, 2, 3, 4, 6])):
        kind = chance.random()
        if kind < 0.6:
            parts.append(disguised(chance, chance.choice(pool)))
        elif kind < 0.7:
            parts.append("".join(chance.choices(letters, k=chance.randint(1, 5))))
        if chance.random() < 0.6:
            parts.append(chance.choice(NOISE))
    if chance.random() < 0.01:
        parts *= 30  # past the 64 matches that are reported
    return "".join(parts)


def ticket(chance, whole):
    made = {"id": chance.choice(["t1", "工单 2"]), "received": {"unix_us": 1790000000000000}}
    if chance.random() < 0.75:
        made["description"] = description(chance, whole)
    names = [entry["id"] for entry in whole["triage"]["signal"]]
    share = chance.choice([0, 0, 0.1, 0.5, 1])
    given = [{"name": name, "value": chance.random() < 0.5} for name in names if chance.random() < share]
    chance.shuffle(given)
    made["signal"] = given
    for scale, _, _ in SCALES:
        if chance.random() < 0.1:
            made[scale] = chance.choice(VALUES[scale])
    if chance.random() < 0.6:
        made["customer_type"] = chance.choice(CUSTOMER_TYPES)
    if chance.random() < 0.6:
        segments = [entry["id"] for entry in whole["segment"]["segment"]]
        inside = chance.sample(segments, chance.choice([0, 1, 1, 2]))
        if chance.random() < 0.1:
            inside.append("regular")
        made["customer_segments"] = {"id": inside}
    return made


def spoiled(chance, made):
    """(ticket, findings): one that the desk has to refuse."""
    signals = list(made["signal"])
    kind = chance.random()
    if kind < 0.4:
        signals.append({"name": "never_declared", "value": True})
        return made | {"signal": signals}, ["unknown_signal"]
    if kind < 0.7 and signals:
        signals.append({"name": signals[0]["name"], "value": not signals[0]["value"]})
        return made | {"signal": signals}, ["signal_twice"]
    return made | {"customer_segments": {"id": ["never_declared"]}}, ["unknown_segment"]


def generate(seed, count, per_policy=300, together=8):
    """Yields (case, triage reference, expected findings): some tickets a case, `count` in all, since a
    policy's text costs more than a ticket."""
    chance, standard = random.Random(seed), textproto.standard()
    made = 0
    while made < count:
        case, whole = policy(chance, standard)
        judge = Triage(whole)
        last = min(made + per_policy, count)
        while made < last:
            tickets = [ticket(chance, whole) for _ in range(min(together, last - made))]
            findings = []
            if chance.random() < 0.03:
                one, findings = spoiled(chance, tickets[0])
                tickets = [one]
            yield case | {"ticket": tickets, "as_of": {"unix_us": 1790000100000000}}, judge, findings
            made += len(tickets)
