"""What the rooms of people share in reading facts, from the comments of common.proto and options.proto:
numbers as Fractions, percents as the number before the sign, instants as microseconds since 1970, None
for unknown; and what is refused.
"""

import re
from fractions import Fraction
from functools import lru_cache

import calendar_reference

NEVER = object()


class Refused(Exception):
    """The facts are refused; the arguments are the findings' ids."""


def policy_ref(policy):
    """A PolicyRef: no version was picked from a book."""
    return {"id": policy["id"], "version": policy["version"], "in_force_from": "", "in_force_until": "",
            "judged_by": "UNSPECIFIED"}


@lru_cache(maxsize=200000)
def decimal(text, low=None, high=None):
    """Of the form DECIMAL, between two bounds inclusive."""
    match = re.fullmatch(r"-?(\d+)(?:\.(\d+))?", text)
    if match is None:
        raise Refused("bad_form")
    whole, places = match[1], match[2] or ""
    if whole[0] == "0" and len(whole) > 1:
        raise Refused("leading_zero")
    if len(places) > 9 or len((whole + places).lstrip("0")) > 18:
        raise Refused("too_many_digits")
    return between(Fraction(text), low, high)


def between(value, low, high):
    if low is not None and value < low:
        raise Refused("below_minimum")
    if high is not None and value > high:
        raise Refused("above_maximum")
    return value


def money(text):
    value = decimal(text, 0, 99999999999)
    if value * 10000 % 1:
        raise Refused("money_digits")
    return value


def quotient(message):
    """None for a count of nothing."""
    top, bottom = int(message.get("numerator", 0)), int(message.get("denominator", 0))
    if top < 0 or bottom < 0:
        raise Refused("fraction_negative")
    if bottom == 0 and top:
        raise Refused("fraction_of_nothing")
    return Fraction(top, bottom) if bottom else None


def share(message):
    """In percent."""
    value = quotient(message)
    if value is None:
        return None
    if value > 1:
        raise Refused("fraction_above_one")
    return 100 * value


def mean_rating(message):
    value = quotient(message)
    if value is not None and not 1 <= value <= 5:
        raise Refused("mean_rating_range")
    return value


def moment(message):
    if message is None:
        return None
    if message.get("never"):
        return NEVER
    if not message.get("iso") and "unix_us" not in message:
        raise Refused("instant_empty")
    us = calendar_reference.instant(message)
    if not calendar_reference.BEGIN_US <= us < calendar_reference.END_US:
        raise Refused("instant_range")
    return us


def own_value(kind, given):
    """The value of a NamedFact of the kind."""
    if len(given) == 1:
        raise Refused("own_fact_empty")
    if "yes_no" in given and kind == "YES_NO":
        return given["yes_no"]
    if "instant" in given and kind == "INSTANT":
        return moment(given["instant"])
    if "fraction" in given and kind in ("NUMBER", "PERCENT"):
        return share(given["fraction"]) if kind == "PERCENT" else quotient(given["fraction"])
    if "decimal" in given and kind in ("NUMBER", "PERCENT"):
        value = decimal(given["decimal"])
        if kind == "PERCENT" and not 0 <= value <= 100:
            raise Refused("own_fact_percent")
        return value
    raise Refused("own_fact_kind")


def own_values(declared, given):
    """{id: value} of the facts of a desk's own in a message; `declared` is {id: kind}."""
    found, faults = {}, []
    for one in given:
        name = one["name"]
        if name not in declared:
            faults.append("unknown_own_fact")
            continue
        if name in found:
            faults.append("named_twice")
        found[name] = None
        try:
            found[name] = own_value(declared[name], one)
        except Refused as refused:
            faults.extend(refused.args)
    if faults:
        raise Refused(*faults)
    return {**dict.fromkeys(declared), **found}
