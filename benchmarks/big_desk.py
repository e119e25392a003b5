#!/usr/bin/env python3
"""Writes a big desk, the same for the same arguments: big_desk.py COUNT FOLDER.

FOLDER/tickets.csv gets COUNT tickets over a year, FOLDER/customers.csv a customer for every ten.
"""

import sys
from pathlib import Path

SIGNALS = ("", "system_down", "asks_question", "function_abnormal", "asks_return", "complains")
CHANNELS = ("PHONE", "CHAT", "EMAIL")
TICKET_HEADER = ("id,customer_id,agent_id,team_id,channel,signals,received,first_analysis,first_response,"
                 "resolved,rated_at,rating\n")
CUSTOMER_HEADER = "id,annual_spend,customer_since,first_purchase,last_purchase,last_interaction\n"


def moment(minutes):
    """Minutes from the start of 2025, of months of 28 days."""
    days, rest = divmod(minutes, 1440)
    return f"2025-{days // 28 % 12 + 1:02}-{days % 28 + 1:02} {rest // 60:02}:{rest % 60:02}:00"


def ticket(i, count):
    # A linear congruence: no two machines or versions of Python differ in it.
    noise = (i * 1103515245 + 12345) % 2147483648 >> 8
    received = i * 480000 // count
    done = received + 10 + noise % 2000
    row = [f"T{i + 1:09}", f"C{noise % (count // 10 + 1):08}", f"A{noise % 40:02}", f"G{noise % 40 % 5}",
           CHANNELS[noise % 3], SIGNALS[noise % 6], moment(received), moment(received + noise % 9),
           moment(received + noise % 7)]
    if noise % 11 == 0:
        row += ["", "", ""]
    elif noise % 4 == 0:
        row += [moment(done), moment(done + 5), str(noise % 5 + 1)]
    else:
        row += [moment(done), "", ""]
    return ",".join(row) + "\n"


def customer(i):
    noise = (i * 1103515245 + 12345) % 2147483648 >> 8
    return (f"C{i:08},{noise % 100000}.{noise % 100:02},2020-01-0{noise % 9 + 1} 09:00:00,"
            f"2020-02-0{noise % 9 + 1} 09:00:00,2025-0{noise % 9 + 1}-01 09:00:00,2025-11-01 09:00:00\n")


def write(count, folder):
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    with open(folder / "tickets.csv", "w", encoding="utf-8") as out:
        out.write(TICKET_HEADER)
        out.writelines(ticket(i, count) for i in range(count))
    with open(folder / "customers.csv", "w", encoding="utf-8") as out:
        out.write(CUSTOMER_HEADER)
        out.writelines(customer(i) for i in range(count // 10 + 1))


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    write(int(sys.argv[1]), sys.argv[2])
