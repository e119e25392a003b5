#!/usr/bin/env python3
"""Writes a year-by-year list of days off and worked weekends as a HolidayBook.

    from_json.py cn_mainland_holidays.json > cn_mainland.textproto

The list is {"years": {"2026": {"off": [{"date", "name"}], "worked_weekends": [...]}}}. To add a year when
its notice is published, add its lines to the textproto by hand or to the list and run this again."""

import json
import sys

HEAD = """\
# proto-file: proto/guiju/v1/calendar.proto
# proto-message: guiju.v1.HolidayBook

# Public holidays of mainland China and the weekends that are worked for them (调休), one line a day.
# A year that is not here has not been published: deadlines that count one of its days are provisional.

id: "cn_mainland"
label { en: "Public holidays of mainland China" zh: "中国大陆法定节假日与调休" }
source: "State Council of China, yearly notices on the arrangement of holidays, as collected by NateScarlet/holiday-cn (MIT)"
"""


def line(field, day):
    return '  %s { date: "%s" name: "%s" }\n' % (field, day["date"], day["name"])


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        years = json.load(file)["years"]
    out = [HEAD]
    for year in sorted(years):
        out.append("\nyear {\n  year: %s\n" % year)
        out += [line("day_off", day) for day in years[year]["off"]]
        out += [line("worked_day", day) for day in years[year]["worked_weekends"]]
        out.append("}\n")
    sys.stdout.write("".join(out))


if __name__ == "__main__":
    main()
