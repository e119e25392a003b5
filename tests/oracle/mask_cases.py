"""Random values and texts with personal data: right and nearly right numbers, names, addresses, secrets,
in every width, with separators, spoken digits and masks; under the standard policy and under others."""

import random

import textproto
from mask_numbers import WEIGHTS
from mask_reference import Masker

TEXT = {"en": "text", "zh": "文字"}
SPOKEN = "〇零○ 一壹幺 二贰 三叁 四肆 五伍 六陆 七柒 八捌 九玖".split()
SEPARATORS = [*" -.()_－（）", "\u00B7", "\u2010", "\u2015", "\u2212", "\u2000", "\u200A", "\u3000", "\u00A0"]
IGNORABLE = ["\u00AD", "\u200B", "\u200F", "\u202A", "\u2060", "\u2064", "\u2066", "\u2069", "\uFEFF"]
# Next to the classes' bounds, and digits of other scripts.
NEARLY = ["\u200A\u200A", "\u2065", "\u2016", "\u200C", "\u2029", "/", "——", "\u205F", "\u06EF", "\u065F",
          "\u0669", "\u06F9"]
NOISE = ["", "", " ", "  ", *"，。,;!？\n'·：:.．-_%@+＋*＊#?~=", "\r\n", "\u2028", "\u2019", "**",
         "我的", "电话", "请联系", "是", "为", "号", "不", "张", "王", "欧阳", "先", "生", "先生", "女士", "与", "和",
         "a", "Z", "é", "ж", "Ѐ", "x", "X", "Ｘ", "ok", "The", "Mr", "12", "123456",
         "\u0500", "\u024F", "\u0250", "😀", "\U00020000", "\uFAFF", "\u3400"]
NAMES = ["张三", "张三丰", "王小明", "欧阳锋", "欧阳", "欧阳明月", "诸葛孔明", "司马", "李四", "阿明", "小红", "张",
         "爱新觉罗溥仪", "单于", "单于雄", "买买提·江", "王*", "*三", "Bob", "Bob Smith", "bob smith", "O'Neil",
         "Anna-Maria", "J. R. Tolkien", "Éric", "ÉRIC", "Иван", "ИВАН", "Žižka", "ŽIŽKA", "Έλλη", "ΈΛΛΗ",
         "Bob Lee Ray Jones Five", "Tom·Lee", "B*b", "*ob", "Ｂob Ｌee", "b1b", "1bc", "Bob."]
DOMAINS = ["qq.com", "163.com", "QQ.COM", "x.com", "gmail.com", "ｑｑ.com", "mail.x-y.cn", "qq.com.",
           "qq.com.cn", "-", ".", "a", "gmail.com-"]
EMAILS = ["bob", "b", "a.b+c", "1381234", "13812345678", "Bob_Lee", "%", "-x", "ｂｏｂ", "张bob", "三1"]
FORMS = {  # the shortest number of counted characters
    "MOBILE": 11, "LANDLINE": 7, "IDENTITY": 15, "BANK_CARD": 13, "EMAIL": 1, "PASSPORT": 8,
    "LICENSE_PLATE": 7, "ACCOUNT": 5}


def digits(chance, count):
    return "".join(chance.choices("0123456789", k=count))


def mobile(chance):
    text = "1" + chance.choice("233456789") + digits(chance, 9)
    return chance.choice(["", "", "", "86", "0086", "0", "85", "086", "17951"]) + text


def landline(chance):
    if chance.random() < 0.5:
        return "0" + digits(chance, chance.choice([8, 9, 10, 11, 12]))
    return chance.choice("1234589") + digits(chance, chance.choice([5, 6, 7, 8]))


def identity(chance):
    year = chance.choice(["1949", "1990", "1900", "1899", "2099", "2100", "2024"])
    month = chance.choice(["00", "01", "12", "13", "06"])
    day = chance.choice(["00", "01", "31", "32", "15"])
    if chance.random() < 0.2:
        return digits(chance, 6) + year[2:] + month + day + digits(chance, 3)
    if chance.random() < 0.6:
        year, month, day = "1990", "12", "31"
    text = chance.choice("1234567") + digits(chance, 5) + year + month + day + digits(chance, 3)
    total = sum(weight * int(digit) for weight, digit in zip(WEIGHTS, text))
    last = "10X98765432"[total % 11]
    if chance.random() < 0.25:
        last = chance.choice("0123456789Xx")
    return text + chance.choice([last, last, last.lower(), "Ｘ" if last == "X" else last])


def card(chance):
    text = chance.choice("3456") + digits(chance, chance.choice([10, 11, 12, 14, 15, 17, 18]))
    for last in "0123456789":
        total = 0
        for at, digit in enumerate(reversed(text + last)):
            double = int(digit) * (1 + at % 2)
            total += double // 10 + double % 10
        if total % 10 == 0:
            break
    return text + (last if chance.random() < 0.75 else chance.choice("0123456789"))


def machine(chance):
    groups = [chance.choice(["1", "10", "192", "255", "999", "1234"]) if chance.random() < 0.3 else
              str(chance.randrange(256)) for _ in range(chance.choice([4, 4, 4, 3, 5]))]
    return chance.choice([".", ".", ".", "．", "-", ".."]).join(groups)


def a_date(chance):
    sign = chance.choice("-.-.－/")
    parts = [chance.choice(["2024", "1999", "1899", "2100", "20245"]),
             chance.choice(["1", "01", "12", "13", "0", "9"]),
             chance.choice(["1", "01", "31", "32", "0", "9", "311"])]
    return parts[0] + sign + parts[1] + (sign if chance.random() < 0.9 else "-") + parts[2]


def service(chance):
    return chance.choice(["400", "800", "401"]) + digits(chance, chance.choice([6, 7, 7, 7, 8]))


NUMBERS = [mobile, mobile, landline, identity, identity, card, card, service,
           lambda chance: digits(chance, chance.randint(1, 9)),
           lambda chance: digits(chance, chance.randint(10, 21))]


def disguised(chance, text, spoken=True, masks=True):
    """Digits in other forms, separators between them, a mask here and there."""
    kind = chance.random()
    if kind < 0.45:
        return text
    share = chance.choice([0.1, 0.3, 1])
    made = []
    between = chance.choice([SEPARATORS, SEPARATORS, IGNORABLE, SEPARATORS + IGNORABLE, NEARLY,
                             ["  ", "   ", " - "]])
    for at, char in enumerate(text):
        if kind > 0.7 and at and chance.random() < share / 3:
            made += chance.choices(between, k=chance.choice([1, 1, 1, 2, 3]))
        if char in "0123456789" and kind < 0.85 and chance.random() < share:
            value, form = int(char), chance.choice("wwae" + "s" * spoken)
            char = {"w": chr(0xFF10 + value), "a": chr(0x660 + value), "e": chr(0x6F0 + value),
                    "s": chance.choice(SPOKEN[value])}[form]
        elif masks and chance.random() < 0.02:
            char = "*"
        made.append(char)
    return "".join(made)


def masked_already(chance, text):
    """With masks in the middle, as masking leaves it, or one place further."""
    first, last = chance.choice([0, 1, 2, 3, 4]), chance.choice([0, 1, 2, 4, 5])
    return "".join("*" if first <= at < len(text) - last and char not in " -·@." else char
                   for at, char in enumerate(text))


def plate(chance):
    return (chance.choice("京沪粤川苏我") + chance.choice("ABZazＡ1")
            + chance.choice(["", "", "·", "-"]) + "".join(
                chance.choices("ABCDE12345６７", k=chance.choice([4, 5, 5, 6, 6, 7]))))


def passport(chance):
    letters = chance.choice(["E", "G", "EA", "e", "Ｅ", "EAB", "1", ""])
    return letters + digits(chance, chance.choice([6, 7, 8, 9]))


def account(chance):
    return "".join(chance.choices("abcXYZ0123_-ａ５٣" + ("三" if chance.random() < 0.1 else ""),
                                  k=chance.choice([3, 4, 5, 5, 6, 9])))


def email(chance):
    return chance.choice(EMAILS) + chance.choice(["@", "@", "@", "@@", "＠"]) + chance.choice(DOMAINS)


def name(chance):
    return chance.choice(NAMES)


MAKERS = {
    "mobile": mobile, "landline": landline, "identity": identity, "bank_card": card, "email": email,
    "name": name, "passport": passport, "license_plate": plate, "account": account, "machine": machine,
    "address": lambda chance: "北京路 1 号", "number": lambda chance: digits(chance, 8),
    "secret": name, "phone": lambda chance: chance.choice([mobile, landline, service])(chance),
    "reference": lambda chance: piece(chance, [], []), "text": lambda chance: piece(chance, [], []),
    "plain": lambda chance: "".join(chance.choices("ab三1 *", k=chance.randint(0, 6))),
}


def field(chance, kinds):
    kind = chance.choice(kinds)
    maker = MAKERS.get(kind, name) if chance.random() < 0.95 else chance.choice(list(MAKERS.values()))
    value = maker(chance)
    if kind not in ("name", "email", "text", "reference"):
        value = disguised(chance, value, spoken=chance.random() < 0.1)
    if chance.random() < 0.2:
        value = masked_already(chance, value)
    if chance.random() < 0.25:
        value = (chance.choice(["", " ", "+", "＋", " +", "\u3000", "\u200B", "--", "++", "  -"]) + value
                 + chance.choice(["", " ", "\u200B", "\u00A0 ", "-", ".", "x"]))
    return {"kind": kind, "value": value}


def piece(chance, cues, known):
    kind = chance.random()
    if kind < 0.3:
        return disguised(chance, chance.choice(NUMBERS)(chance))
    if kind < 0.38:
        return disguised(chance, email(chance), masks=False)
    if kind < 0.48 and cues:
        return chance.choice(cues) + "".join(chance.choices(NOISE, k=chance.choice([0, 0, 1, 2])))
    if kind < 0.56:
        return name(chance) + chance.choice(["", "先生", "女士", "老师"])
    if kind < 0.62:
        return plate(chance)
    if kind < 0.67:
        return disguised(chance, machine(chance))
    if kind < 0.72:
        return a_date(chance)
    if kind < 0.77:
        return account(chance)
    if kind < 0.85 and known:
        secret = chance.choice(known)
        return disguised(chance, secret.swapcase() if chance.random() < 0.3 else secret)
    return "".join(chance.choices(NOISE, k=chance.choice([1, 1, 2, 4])))


def text(chance, cues, known):
    made = []
    for _ in range(chance.choice([1, 2, 2, 3, 4])):
        if chance.random() < 0.35:
            made.append(cue_and_more(chance, cues))
        else:
            made.append(piece(chance, cues, known))
        made.append(chance.choice(NOISE))
    return "".join(made)


def cue_and_more(chance, cues):
    cue = chance.choice(cues) if cues else ""
    if chance.random() < 0.2:
        cue = chance.choice([cue.upper(), cue.title(), "a" + cue, cue + "s", cue.replace(" ", "\u3000")])
    fillers = "".join(chance.choices([" ", "：", ":", ",", "是", "为", "号", "#", ".", "a", "-", "_"],
                                     k=chance.choice([0, 0, 1, 1, 2, 3, 4, 5, 7, 8, 9])))
    what = chance.choice([name, name, account, mobile, landline, a_date,
                          lambda chance: digits(chance, chance.choice([5, 6, 7, 8, 9])), plate, email])(chance)
    return cue + fillers + what


def secrets(chance):
    if chance.random() < 0.6:
        return []
    if chance.random() < 0.03:
        return ["x%d" % at for at in range(chance.choice([15, 16, 17]))]
    if chance.random() < 0.03:
        return ["y" * chance.choice([127, 128, 129])]
    if chance.random() < 0.03:
        return [" ".join(f"ab{at}" for at in range(low, low + 16)) for low in range(100, 100 + 16 * 4, 16)][
            :chance.choice([3, 4])]
    return [chance.choice([name(chance), f" {name(chance)} ", mobile(chance), f"{name(chance)},{name(chance)}",
                           account(chance), "ab", "x", "", "  ", "张", disguised(chance, name(chance))])
            for _ in range(chance.choice([1, 1, 2, 3]))]


def policy(chance, standard):
    """(case without requests, merged mask policy, kinds, cues)."""
    case, overlay = {}, {}
    if chance.random() < 0.75:
        for setting in ("service_numbers", "references", "dates"):
            if chance.random() < 0.5:
                overlay[setting] = chance.choice(["KEPT", "MASKED"])
        if chance.random() < 0.5:
            overlay["number_from"] = chance.choice([5, 6, 7, 8, 12, 15])
        if chance.random() < 0.3:
            overlay["mask"] = chance.choice("#?~=")
        clear = []
        if chance.random() < 0.7:
            clear.append("kind")
            kinds = [changed(chance, rule, overlay.get("number_from", 7) - 1)
                     for rule in standard["mask"]["kind"]]
            kinds.append({"id": "plain", "clause": "own", "label": TEXT, "form": "PLAIN",
                          "keep_first": 1, "keep_last": 1,
                          "least_masked": chance.choice([1, 2]), "shortest": chance.choice([4, 5]),
                          "longest": chance.choice([5, 6])})
            if chance.random() < 0.3:
                chance.shuffle(kinds)
            overlay["kind"] = kinds
        for name_of_list in ("title", "email_domain", "mobile_prefix", "service_prefix", "compound_surname"):
            if chance.random() < 0.15:
                clear.append(name_of_list)
        if chance.random() < 0.2:
            overlay["cue"] = [{"text": "my id", "form": "REFERENCE"}, {"text": "号码：", "form": "ACCOUNT"},
                              {"text": "i am", "form": "NAME", "words": chance.choice([1, 2, 3, 4]),
                               "needs_surname": chance.random() < 0.3}]
        case = {"clear": [f"mask.{one}" for one in clear], "overlay": {"mask": overlay}}
    merged = textproto.merged(standard, case)["mask"]
    return case, merged, [rule["id"] for rule in merged["kind"]] + ["unknown"], [
        cue["text"] for cue in merged.get("cue", [])]


def changed(chance, rule, most):
    """A rule with other settings, sometimes not looked for in text; `most` digits may stay together, or
    they would be a number."""
    rule = dict(rule)
    # Cues need a rule that is looked for in texts, and so does a policy for numbers.
    needed = rule["form"] in ("NAME", "ACCOUNT", "WHOLE", "NUMBER")
    if rule.get("in_text") and not needed and chance.random() < 0.1:
        rule["in_text"] = False
    if rule["form"] == "NAME" and chance.random() < 0.3:
        rule["keep_first"] = 0
    elif rule["form"] in FORMS and chance.random() < 0.4:
        left = FORMS[rule["form"]]
        least = chance.choice([1, left, max(1, left - 2), max(1, left // 2)])
        first = min(8, most, chance.choice([0, 1, 2, left - least]))
        rule |= {"least_masked": least, "keep_first": min(first, left - least), "keep_last": 0}
        left -= least + rule["keep_first"]
        if rule["form"] not in ("LICENSE_PLATE", "EMAIL", "ACCOUNT"):
            rule["keep_last"] = min(8, most, chance.choice([0, left, left // 2]))
    return rule


def generate(seed, count, per_policy=400, together=2):
    """Yields (case, masker): some requests a case, `count` in all."""
    chance, standard = random.Random(seed), textproto.standard()
    made = 0
    while made < count:
        case, merged, kinds, cues = policy(chance, standard)
        masker, last = Masker(merged), min(made + per_policy, count)
        while made < last:
            requests = []
            for _ in range(min(together, last - made)):
                known = secrets(chance)
                request = {"field": field(chance, kinds)} if chance.random() < 0.35 else {
                    "text": text(chance, cues, known)}
                if merged["mask"] != "*":
                    for node in (request, request.get("field", {})):
                        for name_of in ("text", "value"):
                            if name_of in node and chance.random() < 0.9:
                                node[name_of] = node[name_of].replace("*", merged["mask"])
                requests.append(request | ({"known": known} if known else {}))
            yield case | {"mask": requests}, masker
            made += len(requests)
