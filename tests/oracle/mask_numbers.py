"""What characters and numbers are to masking: the classes of mask.proto, and the forms of numbers."""

SPOKEN = {char: value for value, chars in enumerate(
    "〇零○ 一壹幺 二贰 三叁 四肆 五伍 六陆 七柒 八捌 九玖".split()) for char in chars}
IGNORABLE = [(0xAD, 0xAD), (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x2064), (0x2066, 0x2069),
             (0xFEFF, 0xFEFF)]
SEPARATOR = [(0xB7, 0xB7), (0x2010, 0x2015), (0x2212, 0x2212), (0x2000, 0x200A)]
LETTER = [(0x61, 0x7A), (0xC0, 0x24F), (0x370, 0x4FF)]
# What has small letters, as masking sees it.
CAPITAL = [(0x41, 0x5A), (0xC0, 0x17E), (0x386, 0x3AB), (0x400, 0x4FF)]
HAN = [(0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x3FFFF)]
SMALL = "abcdefghijklmnopqrstuvwxyz"
ASCII_DIGITS = "0123456789"
LOCAL = SMALL + ASCII_DIGITS + "._%+-"
DOMAIN = SMALL + ASCII_DIGITS + ".-"
WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
MASK = object()  # in place of a character or a digit


def within(char, ranges):
    return any(low <= ord(char) <= high for low, high in ranges)


def narrow(char):
    code = ord(char)
    if 0xFF01 <= code <= 0xFF5E:
        return chr(code - 0xFEE0)
    return " " if code in (0x3000, 0xA0) else char


def fold(char):
    char = narrow(char)
    return char.lower() if within(char, CAPITAL) and len(char.lower()) == 1 else char


def value_of(char):
    """Of a folded digit, else None."""
    if char in ASCII_DIGITS:
        return ord(char) - 0x30
    for zero in (0x660, 0x6F0):
        if zero <= ord(char) <= zero + 9:
            return ord(char) - zero
    return SPOKEN.get(char)


def is_separator(char):
    return char in " -.()_" or within(char, SEPARATOR)


def is_ignorable(char):
    return within(char, IGNORABLE)


def is_letter(char):
    return within(char, LETTER)


def is_han(char):
    return within(char, HAN)


# What digits mean. A place is a digit, "x", or MASK where a mask stands.

def is_eleven(places):
    return len(places) == 11 and places[0] in (1, MASK) and (places[1] is MASK or 3 <= places[1] <= 9)


def mobile_prefix(places, prefixes):
    """How many places stand before the 11 of a mobile number; None: it is none."""
    for size in range(len(places) - 10):
        if is_eleven(places[size:]) and (size == 0 or any(
                len(prefix) == size and all(place in (int(digit), MASK)
                                        for place, digit in zip(places, prefix))
                for prefix in prefixes)):
            return size
    return None


def is_landline(places):
    if 10 <= len(places) <= 12:
        return places[0] in (0, MASK)
    return len(places) in (7, 8) and (places[0] is MASK or 2 <= places[0] <= 8)


def is_day(month, day):
    return 1 <= 10 * month[0] + month[1] <= 12 and 1 <= 10 * day[0] + day[1] <= 31


def is_identity(places):
    """Where one place holds a mask, neither day nor check digit are checked."""
    if len(places) == 15:
        return "x" not in places and (MASK in places or is_day(places[8:10], places[10:12]))
    if len(places) != 18 or "x" in places[:17]:
        return False
    if MASK in places:
        return True
    total = sum(weight * digit for weight, digit in zip(WEIGHTS, places))
    return (places[6:8] in ([1, 9], [2, 0]) and is_day(places[10:12], places[12:14])
            and str(places[17]) == "10x98765432"[total % 11])


def is_bank_card(places):
    if not 13 <= len(places) <= 19:
        return False
    if MASK in places:
        return True
    total = 0
    for at, digit in enumerate(reversed(places)):
        digit *= 1 + at % 2
        total += digit - 9 if digit > 9 else digit
    return total % 10 == 0
