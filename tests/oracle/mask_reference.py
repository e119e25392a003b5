"""Masking done a second time, written from REC 7 of the rule catalogue and the comments of mask.proto."""

from mask_numbers import (ASCII_DIGITS, DOMAIN, LOCAL, MASK, SMALL, SPOKEN, fold, is_bank_card, is_han,
                          is_identity, is_ignorable, is_landline, is_letter, is_separator, mobile_prefix,
                          narrow, value_of)

JOINS = " .-'\u2019\u00B7"
FILLERS = " :,.#是为号"
BETWEEN = " :,.#-_是为号"
MOST_BETWEEN = 8
STOPS = ",;!?。\n\r"


class Masker:
    """Of a MaskPolicy in the form of ProtoJSON."""

    def __init__(self, policy):
        self.set = policy
        self.mask = policy["mask"]
        self.kinds = {}
        self.in_text = {}
        self.first = {}
        for rule in policy["kind"]:
            self.kinds.setdefault(rule["id"], rule)
            self.first.setdefault(rule["form"], rule)
            if rule.get("in_text"):
                self.in_text.setdefault(rule["form"], rule)
        self.cues = [("".join(map(fold, cue["text"])), cue) for cue in policy.get("cue", [])]
        self.surnames = set(policy.get("surname", ""))
        self.compound = sorted(policy.get("compound_surname", []), key=len, reverse=True)
        self.titles = ["".join(map(fold, title)) for title in policy.get("title", [])]
        self.domains = ["".join(map(fold, domain)) for domain in policy.get("email_domain", [])]
        self.regions = set(policy.get("plate_region", ""))
        self.prefixes = policy.get("mobile_prefix", [])
        self.service = policy.get("service_prefix", [])

    def answer(self, request):
        if "field" in request:
            masked, found = self.field(request["field"].get("kind", ""),
                                       request["field"].get("value", ""))
        else:
            masked, found = self.text(request.get("text", ""), request.get("known", []))
        return {"masked": masked, "found": found}

    def found(self, rule, begin, end):
        return {"kind": rule["id"], "clause": rule["clause"], "begin": begin, "end": end}

    def visible(self, rule, count):
        """Which of the counted characters stay."""
        first, last = rule.get("keep_first", 0), rule.get("keep_last", 0)
        if count - first - last < (rule.get("least_masked", 0) or 1):
            return set()
        return {*range(first), *range(count - last, count)}

    # Fields.

    def field(self, kind, value):
        rule = self.kinds.get(kind)
        if rule and rule["form"] == "FREE_TEXT":
            return self.text(value)
        if rule and rule["form"] == "REFERENCE" and self.set["references"] == "KEPT":
            masked = self.text(value, behind_cue=True)[0]
        else:
            masked = self.of_form(rule, value) if rule else None
        if masked is None:
            masked = self.mask * len(value)
        if masked == value:
            return value, []
        found = self.found(rule or {"id": "", "clause": self.set["clause"]}, 0, len(value))
        return masked, [found]

    def of_form(self, rule, value):
        """The masked value, or None when it has not the form."""
        form = rule["form"]
        if form == "PLAIN":
            if not rule.get("shortest", 0) <= len(value) <= rule.get("longest", 0):
                return None
            stays = self.visible(rule, len(value))
            return "".join(char if at in stays and char not in SPOKEN else self.mask
                           for at, char in enumerate(value))
        if form == "NAME":
            return self.name_field(rule, value)
        if form == "EMAIL":
            return self.email_field(rule, value)
        if form == "ACCOUNT":
            fits = len(value) >= 5 and all(
                fold(char) == self.mask or fold(char) in SMALL + "_-" or self.plain_digit(char) is not None
                for char in value)
            return self.hidden(rule, value, range(len(value))) if fits else None
        if form == "LICENSE_PLATE":
            return self.plate_field(rule, value)
        if form == "PASSPORT":
            fits = any(self.is_passport(value, size) for size in (1, 2))
            return self.hidden(rule, value, range(len(value))) if fits else None
        if form in ("MOBILE", "LANDLINE", "PHONE", "IDENTITY", "BANK_CARD"):
            taken = self.places(value, "x" if form == "IDENTITY" else None)
            if taken:
                return self.digits_field(rule, form, value, *taken)
        return None

    def plain_digit(self, char):
        char = fold(char)
        return None if char in SPOKEN else value_of(char)

    def places(self, value, x=None):
        """(indices, places) of a value of digits, and of an x that follows a place at once."""
        indices, places, at = [], [], 0
        while at < len(value) and (fold(value[at]) == " " or is_ignorable(value[at])):
            at += 1
        if at < len(value) and fold(value[at]) == "+":
            at += 1
        separators, last = 0, at
        for at in range(at, len(value)):
            char = fold(value[at])
            if fold(value[at]) == self.mask:
                place = MASK
            elif char == x and at == last and places:
                place = char
            elif is_ignorable(char):
                continue
            elif is_separator(char):
                separators += 1
                continue
            else:
                place = self.plain_digit(value[at])
                if place is None:
                    return None
            if separators > 2:
                return None
            separators, last = 0, at + 1
            indices.append(at)
            places.append(place)
        if not places or not all(fold(char) == " " or is_ignorable(char) for char in value[last:]):
            return None
        return indices, places

    def digits_field(self, rule, form, value, indices, places):
        if form == "PHONE":
            for one in ("MOBILE", "SERVICE", "LANDLINE"):
                if one == "SERVICE":
                    if self.is_service(places):
                        return value
                    continue
                masked = self.digits_field(self.first.get(one, rule), one, value, indices, places)
                if masked is not None:
                    return masked
            return None
        before = 0
        if form == "MOBILE":
            before = mobile_prefix(places, self.prefixes)
            if before is None:
                return None
        elif not {"LANDLINE": is_landline, "IDENTITY": is_identity, "BANK_CARD": is_bank_card}[form](places):
            return None
        return self.hidden(rule, value, indices[before:], indices[:before])

    def is_passport(self, value, letters):
        return len(value) - letters in (7, 8) and all(
            fold(char) == self.mask or fold(char) in (SMALL if at < letters else ASCII_DIGITS)
            for at, char in enumerate(value))

    def is_service(self, places):
        """One of service_prefix in front; behind it may be masks."""
        return self.set["service_numbers"] == "KEPT" and len(places) == 10 and any(
            [str(place) for place in places[:len(prefix)]] == list(prefix) for prefix in self.service)

    def hidden(self, rule, value, counted, also=()):
        """The value with its hidden places masked; None when a visible place holds the mask."""
        counted = list(counted)
        stays = {counted[at] for at in self.visible(rule, len(counted))}
        if any(fold(value[at]) == self.mask for at in stays):
            return None
        hides = set(counted) - stays | set(also)
        return "".join(self.mask if at in hides else char for at, char in enumerate(value))

    def email_field(self, rule, value):
        sign = "".join(map(fold, value)).find("@")
        local, at, domain = value[:max(sign, 0)], value[sign:sign + 1], value[sign + 1:]
        if not local or not domain or not all(
                fold(char) == self.mask or fold(char) in LOCAL for char in local) or not all(
                fold(char) == self.mask or fold(char) in DOMAIN for char in domain):
            return None
        stays = self.visible(rule, len(local))  # if it is no mask already
        masked = "".join(char if at in stays else self.mask for at, char in enumerate(local))
        kept = "".join(map(fold, domain)) in self.domains
        return masked + at + (domain if kept else self.mask * len(domain))

    def plate_field(self, rule, value):
        counted = [at for at, char in enumerate(value) if not (at == 2 and char == "\u00B7")]
        fits = len(counted) in (7, 8) and all(
            fold(value[place]) == self.mask or (
                value[place] in self.regions if at == 0 else
                fold(value[place]) in (SMALL if at == 1 else SMALL + ASCII_DIGITS))
            for at, place in enumerate(counted))
        return self.hidden(rule, value, counted) if fits else None

    def surname_size(self, value, at=0):
        """How many characters of a surname of the lists stand at a place; a compound one is one when a
        han or a mask follows it."""
        for name in self.compound:
            if value.startswith(name, at) and self.is_han_or_mask(value[at + len(name):at + len(name) + 1]):
                return len(name)
        return 1 if at < len(value) and value[at] in self.surnames else 0

    def is_han_or_mask(self, char):
        return bool(char) and (fold(char) == self.mask or is_han(char))

    def name_field(self, rule, value):
        begin, end = 0, len(value)
        while begin < end and fold(value[begin]) == " ":
            begin += 1
        while begin < end and fold(value[end - 1]) == " ":
            end -= 1
        name = value[begin:end]
        if not name:
            return None
        if all(self.is_han_or_mask(char) or char == "\u00B7" for char in name) and is_han(name[0]):
            masked = self.han_name(rule, name)
        else:
            masked = self.latin_name(rule, name)
        if masked is None or masked[0] == self.mask:  # nothing may stay
            return None
        return value[:begin] + masked + value[end:]

    def han_name(self, rule, name):
        if not rule.get("keep_first", 0):
            return self.mask * len(name)
        size = self.surname_size(name) or 1
        hidden = sum(char != "\u00B7" for char in name[size:])
        if hidden < (rule.get("least_masked", 0) or 1):
            size = 0
        return name[:size] + "".join(char if char == "\u00B7" else self.mask for char in name[size:])

    def latin_name(self, rule, name):
        words, joins, made, hidden = 0, 3, "", 0
        for char in name:
            if fold(char) == self.mask or is_letter(fold(char)):
                starts = joins > 0
                if starts and (joins == 3 and fold(char) == self.mask):
                    return None
                made += char if starts else self.mask
                hidden += not starts
                joins = 0
            elif fold(char) in JOINS and joins < 2:
                joins += 1
                made += char
            else:
                return None
        if not rule.get("keep_first", 0) or hidden < (rule.get("least_masked", 0) or 1):
            return self.mask * len(name)
        return made

    # Free text.

    def text(self, value, known=(), behind_cue=False):
        # Secrets are looked for without a rule, too: then the kind is empty.
        secret = self.in_text.get("SECRET", {"id": "", "clause": self.set["clause"]})
        out, found = list(value), []
        if known:
            hits = self.secret_places(value, known)
            for at in hits:
                out[at] = self.mask
            found += self.stretches(secret, value, hits)
        walk = Walk(self, out, behind_cue)
        walk.run()
        found += walk.found
        return "".join(out), sorted(found, key=lambda one: one["begin"])

    def stretches(self, rule, value, hits):
        found, begin = [], None
        for at in range(len(value) + 1):
            if at in hits and begin is None:
                begin = at
            elif at not in hits and begin is not None:
                if any(char != self.mask for char in value[begin:at]):
                    found.append(self.found(rule, begin, at))
                begin = None
        return found

    def secret_places(self, value, known):
        wanted = self.wanted(known)
        if wanted is None:
            return set(range(len(value)))
        kept = [at for at, char in enumerate(value) if not is_ignorable(char)]
        folded = "".join(fold(value[at]) for at in kept)
        hits = set()
        for one in wanted:
            at = folded.find(one)
            while at >= 0:
                hits |= set(range(kept[at], kept[at + len(one) - 1] + 1))
                at = folded.find(one, at + 1)
        return hits

    def wanted(self, known):
        """The wholes and parts to look for, folded; None: too many."""
        wanted = []
        if len(known) > 16:
            return None
        for secret in known:
            blank = [fold(char) == " " or is_ignorable(char) for char in secret] + [False]
            secret = secret[blank.index(False):]
            while secret and (fold(secret[-1]) == " " or is_ignorable(secret[-1])):
                secret = secret[:-1]
            parts, part = [], ""
            for char in secret:
                if fold(char) in (self.mask, ",", "、") or is_separator(fold(char)) or is_ignorable(char):
                    parts.append(part)
                    part = ""
                else:
                    part += char
            parts.append(part)
            secret = "".join(char for char in secret if not is_ignorable(char))
            if len(secret) > 128:
                return None
            if len(secret) >= 2 and self.mask not in map(fold, secret):
                wanted.append(secret)
            for one in list(parts) + [secret]:
                size = self.surname_size(one)
                if size and len(one) >= size + 2:
                    parts.append(one[size:])
            wanted += [part for part in parts
                       if len(part) >= (2 if any(map(is_han, part)) else 3)
                       and self.mask not in map(fold, part)]
        wanted = {"".join(map(fold, one)) for one in wanted}
        return None if len(wanted) > 64 else wanted


class Walk:
    """From left to right over the code points of `out`, which it masks."""

    def __init__(self, masker, out, behind_cue):
        self.masker, self.out, self.found = masker, out, []
        self.mask, self.set, self.rules = masker.mask, masker.set, masker.in_text
        self.folded = [fold(char) for char in out]
        # Characters passed since an order cue; None: none stands before.
        self.since = 0 if behind_cue else None

    def run(self):
        at = 0
        while at < len(self.out):
            at = (self.email(at) or self.cue(at) or self.plate(at) or self.title(at) or self.number(at)
                  or self.passed(at))

    def at(self, place):
        return self.folded[place] if place < len(self.out) else ""

    def passed(self, at):
        if self.since is not None:
            char = self.folded[at]
            self.since += 1
            if self.since > MOST_BETWEEN or not (is_letter(char) or char in BETWEEN):
                self.since = None
        return at + 1

    def take(self, rule, begin, end, hidden, ends=None):
        changed = False
        for place in hidden:
            changed = changed or self.out[place] != self.mask
            self.out[place] = self.mask
            self.folded[place] = self.mask
        if changed:
            self.found.append(self.masker.found(rule, begin, end))
        return end if ends is None else ends

    def hidden(self, rule, counted):
        stays = self.masker.visible(rule, len(counted))
        return [place for at, place in enumerate(counted)
                if at not in stays or self.folded[place] in SPOKEN]

    # a

    def email_at(self, at):
        """The place of the @ of an address whose local part begins here."""
        sign = at
        while self.at(sign) and self.at(sign) in LOCAL:
            sign += 1
        if sign > at and self.at(sign) == "@" and self.at(sign + 1) and self.at(sign + 1) in DOMAIN:
            return sign
        return None

    def email(self, at):
        rule, sign = self.rules.get("EMAIL"), self.email_at(at)
        if rule is None or sign is None:
            return None
        end = sign + 1
        while self.at(end) and self.at(end) in DOMAIN:
            end += 1
        while self.folded[end - 1] in ".-":
            end -= 1
        hidden = self.hidden(rule, range(at, sign))
        if "".join(self.folded[sign + 1:end]) in self.masker.domains:
            end = sign + 1
        else:
            hidden += range(sign + 1, end)
        self.since = None
        return self.take(rule, at, end, hidden)

    # b

    def cue(self, at):
        best, text = None, ""
        for words, cue in self.masker.cues:
            end = at + len(words)
            if len(words) > len(text) and "".join(self.folded[at:end]) == words and not (
                    is_letter(words[0]) and at > 0 and is_letter(self.folded[at - 1])
                    or is_letter(words[-1]) and self.at(end) and is_letter(self.at(end))):
                best, text = cue, words
        if best is None:
            return None
        behind = at + len(text)
        if best["form"] == "REFERENCE":
            self.since = 0
            return behind
        rule = self.rules[best["form"]]
        for _ in range(4):
            if self.at(behind) and self.at(behind) in FILLERS:
                behind += 1
        taken = {"NAME": self.cue_name, "ACCOUNT": self.cue_account, "WHOLE": self.cue_whole}[best["form"]](
            rule, behind, best)
        self.since = None
        return behind if taken is None else taken

    def cue_name(self, rule, at, cue):
        text = "".join(self.out)
        size = self.masker.surname_size(text, at)
        end = at + size
        if size:
            while end < len(text) and end < at + size + 2 and self.masker.is_han_or_mask(text[end]):
                end += 1
            masked = self.masker.han_name(rule, text[at:end])
            return self.take(rule, at, end, [at + place for place, char in enumerate(masked)
                                             if char == self.mask])
        if cue.get("needs_surname"):
            return None
        if is_han(text[at:at + 1] or " "):
            end = at + 1
        while at < end < min(at + 4, len(text)) and self.masker.is_han_or_mask(text[end]):
            end += 1
        if end > at:
            return self.take(rule, at, end, range(at, end))
        hidden, words = [], 0
        place = at
        while words < 4:
            begin = place
            if words:
                while place < begin + 2 and self.at(place) and self.at(place) in JOINS:
                    place += 1
                if place == begin:
                    break
            word = place
            if not (self.at(word) and is_letter(self.at(word))) or words >= (cue.get("words", 0) or 1) and not (
                    "A" <= narrow(self.out[word]) <= "Z"):
                break
            while self.is_word(place):
                place += 1
            hidden += range(word + (1 if rule.get("keep_first", 0) else 0), place)
            words, end = words + 1, place
        if len(hidden) < (rule.get("least_masked", 0) or 1):
            hidden = [place for place in range(at, end) if self.is_word(place)]
        return self.take(rule, at, end, hidden) if words else None

    def is_word(self, place):
        char = self.at(place)
        return bool(char) and (self.folded[place] == self.mask or is_letter(char) or value_of(char) is not None)

    def cue_account(self, rule, at, cue):
        end = at
        while self.is_account(end):
            end += 1
        return self.take(rule, at, end, range(at, end)) if end - at >= 5 else None

    def is_account(self, place):
        char = self.at(place)
        return bool(char) and (char in SMALL + "_-" or value_of(char) is not None)

    def cue_whole(self, rule, at, cue):
        end = at
        while self.at(end) and self.at(end) not in STOPS:
            end += 1
        return self.take(rule, at, end, range(at, end)) if end > at else None

    # c

    def plate(self, at):
        rule = self.rules.get("LICENSE_PLATE")
        if rule is None or self.out[at] not in self.masker.regions or not (
                self.at(at + 1) and self.at(at + 1) in SMALL):
            return None
        begin = at + 3 if self.at(at + 2) == "\u00B7" else at + 2
        end = begin
        while self.at(end) and self.at(end) in SMALL + ASCII_DIGITS:
            end += 1
        if end - begin not in (5, 6) or end < len(self.out) and self.folded[end] == self.mask:
            return None
        self.since = None
        return self.take(rule, at, end, self.hidden(rule, [at, at + 1, *range(begin, end)]))

    # d

    def title(self, at):
        rule = self.rules.get("NAME")
        if rule is None:
            return None
        text = "".join(self.out)
        size = self.masker.surname_size(text, at)
        if size:
            for further in (1, 2):
                end = at + size + further
                given = text[at + size:end]
                if len(given) == further and all(map(self.masker.is_han_or_mask, given)) and any(
                        "".join(self.folded[end:end + len(title)]) == title for title in self.masker.titles):
                    self.since = None
                    first = at + size if rule.get("keep_first", 0) else at
                    return self.take(rule, at, end, range(first, end))
        return None

    # e

    def number(self, at):
        if value_of(self.folded[at]) is None:
            return None
        digits, place = [at], at + 1
        while True:
            separators = 0
            while self.at(place) and (is_ignorable(self.at(place)) or is_separator(self.at(place))):
                separators += not is_ignorable(self.at(place))
                place += 1
            if separators > 2 or not self.at(place) or value_of(self.at(place)) is None or (
                    self.email_at(place) is not None):
                break
            digits.append(place)
            place += 1
        if self.set["dates"] == "KEPT" and (end := self.date(at)):
            self.since = None
            return end
        end = digits[-1] + 1
        if len(digits) < self.set["number_from"]:
            return end
        return self.mask_number(at, end, digits, [value_of(self.folded[digit]) for digit in digits])

    def mask_number(self, at, end, digits, values):
        rules = self.rules
        before = mobile_prefix(values, self.masker.prefixes)
        if "MOBILE" in rules and before is not None:
            hidden = digits[:before] + self.hidden(rules["MOBILE"], digits[before:])
            return self.taken(rules["MOBILE"], at, end, hidden)
        if self.masker.is_service(values):
            return end
        if "IDENTITY" in rules:
            if len(values) == 17 and self.at(end) == "x" and is_identity(values + ["x"]):
                return self.taken(rules["IDENTITY"], at, end + 1,
                                  self.hidden(rules["IDENTITY"], digits + [end]))
            if is_identity(values):
                return self.taken(rules["IDENTITY"], at, end, self.hidden(rules["IDENTITY"], digits))
        if "BANK_CARD" in rules and is_bank_card(values):
            return self.taken(rules["BANK_CARD"], at, end, self.hidden(rules["BANK_CARD"], digits))
        groups = "".join(char for char in self.folded[at:end] if not is_ignorable(char)).split(".")
        if "MACHINE" in rules and len(groups) == 4 and all(
                1 <= len(group) <= 3 and all(value_of(char) is not None for char in group)
                for group in groups):
            return self.taken(rules["MACHINE"], at, end, digits)
        reference = self.since is not None and self.set["references"] == "KEPT"
        if "LANDLINE" in rules and is_landline(values):
            if reference and values[0] != 0:
                return end
            return self.taken(rules["LANDLINE"], at, end, self.hidden(rules["LANDLINE"], digits))
        if "NUMBER" in rules and not reference:
            return self.taken(rules["NUMBER"], at, end, digits)
        return end

    def taken(self, rule, begin, end, hidden):
        self.since = None
        return self.take(rule, begin, end, hidden)

    def date(self, at):
        """Where a date that begins here ends."""
        text = "".join(self.folded[at:at + 11])
        if not (text[:4].isascii() and text[:4].isdigit() and text[:2] in ("19", "20")) or text[4:5] not in (
                "-", ".") or not text[4:5]:
            return None
        sign, place, parts = text[4], 5, []
        for most in (12, 31):
            size = 0
            while size < 2 and text[place + size:place + size + 1] in tuple(ASCII_DIGITS):
                size += 1
            if not size or not 1 <= int(text[place:place + size]) <= most:
                return None
            place += size
            if most == 12:
                if text[place:place + 1] != sign:
                    return None
                place += 1
        follows = self.at(at + place)
        return None if follows and value_of(follows) is not None else at + place
