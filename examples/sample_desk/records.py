"""records.csv: the service records of one week, 13 to 19 January 2025, as the agents filled them in.

Names and phones are those of customers.csv. Times of the record itself are those of its ticket, or of
its callback; a field that the form does not have is empty, like one that was forgotten.
"""

from datetime import datetime, timedelta

import phrases
from customers import NEVER
from topics import category_of, issue_type

WEEK = (datetime(2025, 1, 13), datetime(2025, 1, 20))
FIELDS = (
    "name,phone,customer_number,order_number,city,purchase_date,date,time_from,time_to,customer_type,category,description,"
    "handler,verification,solution,satisfaction,product,scene,wish,source,first_response,status,process,spare_part,"
    "text_rating,lesson,received,owner,department,steps,result,closed,membership,problem_type,follow_up,follow_up_due,"
    "reason,summary,responsible_step,improvement,due").split(",")
COLUMNS = "id,form,ticket_id,customer_id,agent_id,team_id,category,began,ended,completed".split(",") + [f"field.{f}" for f in FIELDS]
# How many tickets of a kind of record come with one, in a hundred.
SHARE = {"call_record": 62, "feedback_record": 58, "problem_record": 13}
REQUIRED = {
    "call_record": "name phone date time_from time_to category description handler solution".split(),
    "feedback_record": "customer_number name phone product description received source first_response status".split(),
    "problem_record": "received name phone problem_type summary owner steps result".split(),
    "callback_record": "name phone customer_number problem_type satisfaction follow_up".split(),
    "dissatisfaction_analysis": "date reason summary responsible_step improvement owner due".split(),
}
REFUSED = "拒绝提供"
CATEGORY = {"INQUIRY": "咨询", "COMPLAINT": "投诉", "SUGGESTION": "建议", "AFTER_SALES": "售后", "OTHER": "其他"}
ISSUE = {"QUALITY": "质量", "SERVICE": "服务", "FUNCTION": "功能", "OTHER": "其他"}
CHANNEL = {"PHONE": "电话", "CHAT": "在线客服", "EMAIL": "邮件", "SOCIAL": "公众号", "STORE_FORM": "门店表单", "REVIEW": "评价",
           "TICKET_SYSTEM": "工单系统", "VIDEO_ACCOUNT": "视频号"}
SOLUTIONS = {
    "INQUIRY": ("已说明操作步骤", "已发操作指引链接", "已查询并告知"), "COMPLAINT": ("致歉并补发", "延长保修三个月", "主管已回电致歉"),
    "SUGGESTION": ("已记入建议库", "已转产品部"), "AFTER_SALES": ("安排寄修", "同意退货退款", "远程排除故障", "换新机"),
    "OTHER": ("已登记", "无需处理"),
}
CHECKS = ("核对订单系统信息", "联系技术部确认故障原因", "核对保修期", "查看设备日志")
STEPS = ("核实订单；联系仓库；补发", "远程检查；重启服务；确认恢复", "登记；转技术排查；回电", "核对日志；升级固件")
PARTS = ("电池-B12", "屏幕-P07", "主板-M03", "按键-K21")
LESSONS = ("批次性故障，已反馈生产", "说明书需补充步骤", "需加强话术培训")
TEXTS = ("很快解决了", "还行", "希望再快一点", "态度不错", "等得有点久")
SCENES = ("营业高峰", "开店前", "夜间盘点", "更新之后", "首次安装")
WISHES = ("尽快修好", "退款", "换新", "告知步骤", "给个说法")
DEPARTMENTS = ("技术", "售后", "物流")
FOLLOW_UPS = ("无", "寄送配件", "再次回访", "同步维修进度")
ANALYSIS = {"处理时效过长": ("工单分配", "增加排班"), "解决方案不清晰": ("沟通话术", "制定标准话术"), "服务态度": ("服务培训", "组织情景演练"),
            "问题反复出现": ("技术排查", "建立复现清单"), "收费争议": ("报价说明", "上门前书面报价")}

# Placed by hand: case, form, how the first plain record of the form is changed. A number is the
# seconds from the end to the completed record.
PLACED = (
    ("call_record_without_phone", "call_record", {"phone": None}),
    ("call_record_after_sales_without_order_number", "call_record", {"order_number": None, "category": "售后"}),
    ("call_record_with_optional_fields_refused", "call_record", {"city": REFUSED, "purchase_date": REFUSED}),
    ("call_record_missing_two_fields", "call_record", {"solution": None, "handler": None}),
    ("record_never_completed", "call_record", {"completed": None}),
    ("feedback_record_without_product", "feedback_record", {"product": None}),
    ("problem_record_without_owner", "problem_record", {"owner": None}),
    ("callback_record_at_exactly_10_min", "callback_record", {"completed": 600}),
    ("callback_record_one_second_late", "callback_record", {"completed": 601}),
    ("callback_record_without_satisfaction", "callback_record", {"satisfaction": None}),
    ("dissatisfaction_analysis_without_reason", "dissatisfaction_analysis", {"reason": None}),
)


def day(at):
    return at.strftime("%Y-%m-%d") if isinstance(at, datetime) else None


def instant(at):
    """As a form keeps it: with the offset."""
    return at and at.strftime("%Y-%m-%dT%H:%M:%S+08:00")


def clock(at):
    return at.strftime("%H:%M") if at else None


def customer_type(customer, at):
    if (customer.get("membership_level") or "") in ("VIP3", "VIP4", "VIP5"):
        return "VIP客户"
    first = customer["first_purchase"]
    recent = first == NEVER or (isinstance(first, datetime) and first > at - timedelta(days=90))
    return "新客户" if recent else "老客户"


class Writer:
    def __init__(self, customers, dice):
        self.customers, self.dice = {c["id"]: c for c in customers}, dice
        self.rows, self.order = [], 20250000

    def person(self, customer):
        return {"name": customer["name"], "phone": customer["phone"], "customer_number": customer["id"]}

    def order_number(self):
        self.order += 1 + self.dice.below(9)
        return f"D{self.order}"

    def add(self, form, ticket, customer, agent, team, category, times, fields):
        began, ended, completed = times
        row = {"form": form, "ticket_id": ticket and ticket["id"], "customer_id": customer["id"], "agent_id": agent, "team_id": team,
               "category": category, "began": began, "ended": ended, "completed": completed}
        row.update({f"field.{name}": value for name, value in fields.items()})
        if self.dice.chance(0.04):
            row[f"field.{self.dice.pick(REQUIRED[form])}"] = None
            row["incomplete"] = True
        self.rows.append(row)

    def call(self, t):
        if not t.get("contact_ended"):
            return
        dice, customer, category = self.dice, self.customers[t["customer_id"]], category_of(t)
        first = customer["first_purchase"]
        self.add("call_record", t, customer, t["agent_id"], t["team_id"], category,
                 (t["answered"], t["contact_ended"], t.get("record_completed")), {
                     **self.person(customer), "order_number": self.order_number() if category == "AFTER_SALES" else None,
                     "city": customer["city"], "purchase_date": day(first) if dice.chance(0.5) else None, "date": day(t["answered"]),
                     "time_from": clock(t["answered"]), "time_to": clock(t["contact_ended"]),
                     "customer_type": customer_type(customer, t["received"]), "category": CATEGORY[category],
                     "description": t["description"], "handler": t["agent_id"],
                     "verification": dice.pick(CHECKS) if t.get("verification_promised") or dice.chance(0.2) else None,
                     "solution": dice.pick(SOLUTIONS[category]), "satisfaction": t.get("rating")})

    def feedback(self, t):
        end = t.get("resolved") or t.get("contact_ended")
        if not end or not t.get("first_response"):
            return
        dice, customer, category = self.dice, self.customers[t["customer_id"]], category_of(t)
        done = bool(t.get("resolved"))
        product = next((zh for zh, en in phrases.PRODUCTS if zh in t["description"] or en in t["description"]), "其他产品")
        self.add("feedback_record", t, customer, t["agent_id"], t["team_id"], category,
                 (t["received"], t.get("service_ended") or end, t.get("service_record_completed")), {
                     **self.person(customer), "order_number": self.order_number() if category == "AFTER_SALES" else None,
                     "product": product, "purchase_date": day(customer["first_purchase"]), "description": t["description"],
                     "received": instant(t["received"]), "scene": dice.pick(SCENES) if dice.chance(0.4) else None,
                     "wish": dice.pick(WISHES) if dice.chance(0.6) else None, "source": CHANNEL[t["channel"]],
                     "first_response": instant(t["first_response"]), "status": "已关闭" if t.get("closed") else "已解决" if done else "处理中",
                     "process": dice.pick(STEPS) if done else None,
                     "spare_part": dice.pick(PARTS) if "hardware_fault" in t["yes"] and dice.chance(0.5) else None,
                     "satisfaction": t.get("rating"), "text_rating": dice.pick(TEXTS) if t.get("rating") and dice.chance(0.4) else None,
                     "lesson": dice.pick(LESSONS) if dice.chance(0.1) else None})

    def problem(self, t):
        if not t.get("service_ended"):
            return
        dice, customer, category = self.dice, self.customers[t["customer_id"]], category_of(t)
        self.add("problem_record", t, customer, t["agent_id"], t["team_id"], category,
                 (t["received"], t["service_ended"], t.get("service_record_completed")), {
                     **self.person(customer), "received": instant(t["received"]), "problem_type": ISSUE[issue_type(t)],
                     "summary": t["topic"] or "其他", "owner": t["agent_id"],
                     "department": dice.pick(DEPARTMENTS) if t.get("collaboration_opened") else None, "steps": dice.pick(STEPS),
                     "result": dice.pick(SOLUTIONS[category]), "satisfaction": t.get("rating"), "closed": instant(t.get("closed"))})

    def callback(self, b, ticket):
        dice, customer = self.dice, self.customers[b["customer_id"]]
        roll = dice.below(100)
        lag = 601 + dice.below(3000) if roll < 4 else dice.between(60, 590)
        follow = dice.pick(FOLLOW_UPS)
        due = None if follow == "无" else day(b["ended"] + timedelta(days=dice.between(1, 6)))
        self.add("callback_record", ticket, customer, b["agent_id"], b["team_id"], ticket and category_of(ticket),
                 (b["began"], b["ended"], b["ended"] + timedelta(seconds=lag)), {
                     **self.person(customer), "membership": customer.get("membership_level"),
                     "problem_type": ISSUE[issue_type(ticket)] if ticket else "其他",
                     "satisfaction": b["rating"] or dice.pick(("4", "5")), "follow_up": follow, "follow_up_due": due})

    def dissatisfaction(self, t):
        if not t.get("dissatisfaction_called_back"):
            return
        dice, customer, began = self.dice, self.customers[t["customer_id"]], t["dissatisfaction_called_back"]
        reason = t.get("dissatisfaction_reason")
        step, improvement = ANALYSIS.get(reason, ("待定", "待定"))
        ended = began + timedelta(seconds=dice.between(90, 290))
        self.add("dissatisfaction_analysis", t, customer, t["agent_id"], t["team_id"], category_of(t),
                 (began, ended, t.get("dissatisfaction_analyzed")), {
                     "date": day(began), "reason": reason, "summary": f"{t['topic'] or '其他'}：{dice.pick(TEXTS)}",
                     "responsible_step": step, "improvement": improvement, "owner": t["agent_id"],
                     "due": day(began + timedelta(days=dice.between(3, 14)))})


def place(rows):
    cases = {}
    for case, form, changes in PLACED:
        wants_order = "order_number" in changes
        row = next(r for r in rows if r["form"] == form and "case" not in r and "incomplete" not in r and r["completed"]
                   and r.get("field.phone", "-") and bool(r.get("field.order_number")) >= wants_order and (form != "dissatisfaction_analysis" or r["field.reason"]))
        row["case"] = case
        for name, value in changes.items():
            if name == "completed":
                row[name] = None if value is None else row["ended"] + timedelta(seconds=value)
            else:
                row[f"field.{name}"] = value
        cases[case] = row
    return cases


def make_records(tickets, customers, callbacks, dice):
    """The rows, and the cases, case -> ids."""
    writer = Writer(customers, dice)
    by_id = {t["id"]: t for t in tickets}
    for t in tickets:
        if WEEK[0] <= t["received"] < WEEK[1]:
            form = "call_record" if t["channel"] == "PHONE" else "feedback_record"
            if dice.below(100) < SHARE[form]:
                (writer.call if form == "call_record" else writer.feedback)(t)
            if dice.below(100) < SHARE["problem_record"]:
                writer.problem(t)
        if WEEK[0] <= t.get("dissatisfaction_called_back", WEEK[1]) < WEEK[1]:
            writer.dissatisfaction(t)
    for b in callbacks:
        if WEEK[0] <= b["began"] < WEEK[1]:
            writer.callback(b, by_id.get(b["ticket_id"]))
    rows = sorted(writer.rows, key=lambda r: (r["began"], r["form"], r["agent_id"], r["customer_id"]))
    for number, row in enumerate(rows, 1):
        row["id"] = f"R{number:04d}"
    return rows, {case: [row["id"]] for case, row in place(rows).items()}
