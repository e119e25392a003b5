#!/usr/bin/env python3
"""Writes the national holiday books from the Python package `holidays`.

    pip install holidays
    generate.py            # all books, beside this file
    generate.py hk de      # these

A year is here only when its days are settled: by law for countries whose holidays follow from the date, and
by the government's announcement for the others (HK, KR, SG, TW). Raise `last` when the next year is announced.
Mainland China is kept by hand: cn_mainland.textproto."""

import pathlib
import sys

import holidays

FIRST = 2020
BOOKS = {  # id: (country, subdivision, last year, English label, Chinese label)
    "de": ("DE", None, 2027, "Public holidays of all Germany", "德国全国法定节假日"),
    "fr": ("FR", None, 2027, "Public holidays of France", "法国法定节假日"),
    "gb_england_wales": ("GB", "ENG", 2027, "Bank holidays of England and Wales", "英格兰和威尔士公众假日"),
    "hk": ("HK", None, 2026, "General holidays of Hong Kong", "香港公众假期"),
    "jp": ("JP", None, 2027, "National holidays of Japan", "日本国民节日"),
    "kr": ("KR", None, 2026, "Public holidays of South Korea", "韩国法定节假日"),
    "sg": ("SG", None, 2026, "Public holidays of Singapore", "新加坡公共假日"),
    "tw": ("TW", None, 2026, "Public holidays of Taiwan", "台湾节假日与补班"),
    "us_federal": ("US", None, 2027, "Federal holidays of the United States", "美国联邦假日"),
}

HEAD = """\
# proto-file: proto/guiju/v1/calendar.proto
# proto-message: guiju.v1.HolidayBook

# {label}. Written by generate.py; a year that is not here has not been settled: deadlines that
# count one of its days are provisional.

id: "{id}"
label {{ en: "{label}" zh: "{zh}" }}
source: "the Python package holidays {version} (MIT), country {country}{subdivision}"
"""


def quoted(text):
    return '"%s"' % text.replace("\\", "\\\\").replace('"', '\\"')


def book(name):
    country, subdivision, last, label, zh = BOOKS[name]
    out = [HEAD.format(id=name, label=label, zh=zh, version=holidays.__version__, country=country,
                       subdivision=f", subdivision {subdivision}" if subdivision else "")]
    kind = getattr(holidays, country)
    for year in range(FIRST, last + 1):
        days = kind(years=year, subdiv=subdivision, language=kind.default_language)
        own = sorted((day, text) for day, text in days.items() if day.year == year)
        if any("estimated" in text for _, text in own):
            sys.exit(f"{name}: the days of {year} are estimates; lower its last year")
        worked = sorted(day for day in getattr(days, "weekend_workdays", ()) if day.year == year)
        out.append(f"\nyear {{\n  year: {year}\n")
        out += [f'  day_off {{ date: "{day}" name: {quoted(text)} }}\n' for day, text in own]
        out += [f'  worked_day {{ date: "{day}" }}\n' for day in worked]
        out.append("}\n")
    return "".join(out)


def main():
    here = pathlib.Path(__file__).parent
    for name in sys.argv[1:] or sorted(BOOKS):
        (here / f"{name}.textproto").write_text(book(name), encoding="utf-8")


if __name__ == "__main__":
    main()
