"""What customers of the sample desk say, and which signals their words carry.

Everything here is invented. Phone numbers have the shape of mainland mobile numbers, and names are
common ones, because a later step must mask them. Chinese is written the way people type: short.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Scenario:
    """One kind of request. `yes` signals are certain, `no` are sometimes denied explicitly."""

    weight: int
    yes: tuple
    category: str
    issue_type: str
    zh: tuple
    en: tuple
    no: tuple = ()
    moods: tuple = field(default=())  # signals that an extra sentence may add


PRODUCTS = (
    ("智能门锁", "smart lock"), ("收银机", "till"), ("路由器", "router"), ("会员系统", "membership system"),
    ("订单后台", "order console"), ("空气净化器", "air purifier"), ("扫地机器人", "robot vacuum"),
    ("小票打印机", "receipt printer"), ("库存管理", "stock module"), ("扫码枪", "barcode scanner"),
    ("电子秤", "scale"), ("考勤机", "time clock"), ("监控摄像头", "camera"), ("商城小程序", "shop mini-program"),
    ("平板电脑", "tablet"), ("叫号屏", "queue display"),
)

DEVICES = tuple(p for p in PRODUCTS if p[0] not in ("会员系统", "订单后台", "库存管理", "商城小程序"))
SYSTEMS = tuple(p for p in PRODUCTS if p not in DEVICES) + (("收银机", "till"),)
COUNTER = tuple(p for p in PRODUCTS if p[0] in ("收银机", "扫码枪", "小票打印机", "电子秤"))

GREETINGS = ("", "", "", "你好，", "您好，", "在吗？", "客服你好，")
THANKS = ("", "", "", "谢谢", "麻烦了。", "急等回复", "辛苦了！", "请尽快。", "多谢！")
DEMANDS = ("", "", "", "请给个说法", "今天必须回复我", "等你们处理结果。")
NUMBERS = ("两", "三", "四", "五", "七", "十二", "二十")
DAYS = ("今天早上", "昨天", "前天下午", "上周", "这两天", "元旦前", "刚才", "从周一起", "更新以后", "下雨那天")
PLACES = ("总店", "城东店", "二楼前台", "仓库", "办公室", "南京店", "家里", "学校门口店", "成都分店", "三号柜台")
FAMILY = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕"
GIVEN = ("伟", "芳", "秀英", "敏", "静", "丽", "强", "磊", "军", "洋", "勇", "艳", "杰", "娟", "涛", "明", "超",
         "秀兰", "霞", "平", "刚", "桂英", "子涵", "雨桐", "浩然", "思远", "晓峰", "文博", "佳怡", "建国")

# {p} product, {P} product in English, {n} a number, {d} a day, {w} a place.
SCENARIOS = (
    Scenario(
        300, ("asks_question",), "INQUIRY", "OTHER",
        ("{p}怎么设置自动备份？", "{p}保修期是几年，{n}年前买的还保吗", "想问{p}能不能{n}个人同时用", "{w}的{p}怎么换绑手机号",
         "{p}的发票在哪里开", "{p}支持异地登录吗", "{p}多买有优惠吗，想要{n}套", "{p}怎么导出{d}的记录", "{p}密码忘了怎么找回",
         "{w}新来的同事怎么加到{p}里", "{p}和旧款的配件通用吗", "春节期间{p}有人上门安装吗", "{p}升级要不要钱",
         "{d}下的单，{p}什么时候发货"),
        ("How do I export last month's records from the {P}?", "Is the {P} still under warranty after two years?",
         "Can several people use the {P} at once?"),
        no=("function_abnormal", "complains")),
    Scenario(
        110, ("asks_repair", "hardware_fault"), "AFTER_SALES", "QUALITY",
        ("{p}开不了机，{d}还好好的，要报修", "{w}的{p}屏幕碎了一角，想修", "{p}按键失灵{n}个，申请维修", "{p}充不进电，能上门修吗",
         "{p}风扇响得厉害，要寄回去修吗", "{w}{p}进水了，多少钱能修"),
        ("The {P} does not power on any more, please arrange a repair.", "The screen of our {P} is cracked; we need it repaired."),
        no=("system_down",), moods=("needs_follow_up",)),
    Scenario(
        110, ("asks_return", "not_to_specification"), "AFTER_SALES", "QUALITY",
        ("收到的{p}和页面写的型号不一样，要退货", "{p}颜色发错了，申请退换", "{p}少了{n}个配件，不想要了，退款",
         "{d}到的{p}尺寸跟说明对不上，退", "{p}宣传能用{n}天，实际半天没电，要求退货"),
        ("The {P} delivered is not the model I ordered. I want to return it.",
         "Two accessories are missing from the {P}; please refund."),
        no=("hardware_fault",), moods=("customer_agitated",)),
    Scenario(
        150, ("function_abnormal",), "AFTER_SALES", "FUNCTION",
        ("{p}{d}开始一直闪退，登录不上", "{w}的{p}同步不了数据，影响使用", "{p}报错{n}次了，提示网络异常", "{p}打印出来全是乱码",
         "{p}扫码没反应，重启{n}次也不行", "{p}时间总是跳回{n}点，记录都乱了", "{p}连不上{w}的无线"),
        ("The {P} keeps crashing since the last update.", "Our {P} no longer synchronises; staff cannot work properly."),
        no=("system_down", "core_business_hit"), moods=("needs_follow_up", "customer_agitated")),
    Scenario(
        26, ("function_abnormal", "system_down", "core_business_hit"), "AFTER_SALES", "FUNCTION",
        ("{p}全线瘫痪，{n}家门店收不了款！", "系统崩了，{w}所有{p}都用不了，生意停了", "{p}后台打不开，{n}个仓库发不了货",
         "{d}系统宕机，{p}完全不能用，客人排长队"),
        ("The whole {P} is down and all our stores cannot take payments!",),
        moods=("customer_agitated", "complaint_escalated")),
    Scenario(
        14, ("hardware_fault", "core_business_hit"), "AFTER_SALES", "QUALITY",
        ("{w}唯一一台{p}烧了，今天没法营业", "{p}主板坏了，{w}整条线停工，损失很大", "{n}台{p}同时坏，门店开不了门"),
        ("Our only {P} burnt out and the store cannot open today.",),
        no=("system_down",), moods=("customer_agitated", "needs_follow_up")),
    Scenario(
        70, ("complains", "slow_service"), "COMPLAINT", "SERVICE",
        ("{d}报的{p}故障，到现在没人管，投诉！", "等{n}天了还没回电话，你们服务太慢", "说好{d}上门修{p}，没人来，要投诉",
         "排队等了{n}刻钟没人接，太慢了，投诉"),
        ("I reported the {P} days ago and nobody has called back. This is a complaint.",),
        no=("bad_attitude",), moods=("customer_agitated", "complaint_escalated")),
    Scenario(
        34, ("complains", "bad_attitude"), "COMPLAINT", "SERVICE",
        ("你们{w}的人态度恶劣，我要投诉", "客服说话阴阳怪气，问{p}的事直接挂我电话，投诉", "安装{p}的师傅态度差，还乱收费，投诉他"),
        ("Your technician was rude when he installed the {P}. I want to complain.",),
        no=("slow_service",), moods=("customer_agitated", "complaint_escalated")),
    Scenario(
        60, ("suggests", "need_unmet"), "SUGGESTION", "FUNCTION",
        ("建议{p}加一个夜间模式", "希望{p}能按{w}分组统计", "{p}要是能一次导入{n}万条就好了，建议改进", "建议{p}支持语音播报"),
        ("Please add a dark mode to the {P}.", "It would help if the {P} could group figures by store.")),
    Scenario(
        45, ("awkward_to_use",), "OTHER", "FUNCTION",
        ("{p}菜单太深，找个设置要点{n}下", "{p}字太小，老人看不清，不好用", "{p}每次都要重新登录，很麻烦"),
        ("The menus of the {P} are confusing, every setting takes five taps.",),
        no=("function_abnormal",)),
    Scenario(
        36, (), "OTHER", "OTHER",
        ("{w}的客服小姑娘很耐心，表扬一下", "收到{p}了，很好用，五星", "电话接通后无人说话，已回拨", "打错了，不好意思",
         "只是来说声新年快乐，{p}用得不错"),
        ("Just wanted to say the {P} works great.",)),
)

MOODS = {
    "customer_agitated": (("我真的很生气！", "气死人了", "再不解决我跟你们没完！", "你们太过分了！！"), ("I am furious.",)),
    "complaint_escalated": (("已经打12315了", "我会找市场监管局", "上次投诉没结果，这次找你们总部"), ("I have gone to the consumer association.",)),
    "needs_follow_up": (("工程师说要查日志，查完回电。", "约{n}天后再联系我", "请研发排查后回访"), ("Please call back after your engineers have looked at the logs.",)),
}


def products_of(scenario):
    """Software does not crack and is not sent back; a scale that fails stops no business."""
    if {"hardware_fault", "core_business_hit"} <= set(scenario.yes):
        return COUNTER
    if {"hardware_fault", "not_to_specification"} & set(scenario.yes):
        return DEVICES
    return SYSTEMS if "system_down" in scenario.yes else PRODUCTS


def fill(text, products, dice):
    """`text` with its placeholders replaced; the product is the same in both languages."""
    zh, en = dice.pick(products)
    return (text.replace("{p}", zh).replace("{P}", en).replace("{n}", dice.pick(NUMBERS))
            .replace("{d}", dice.pick(DAYS)).replace("{w}", dice.pick(PLACES)))


def person(dice):
    return dice.pick(FAMILY) + dice.pick(GIVEN)


def phone(dice):
    """Eleven digits of the right shape."""
    return "1" + dice.pick(("38", "39", "50", "77", "86", "99")) + "0000" + "".join(
        dice.pick("0123456789") for _ in range(4))


def describe(scenario, moods, dice):
    """One description; about one in twenty is English, one in thirty names a person or a phone."""
    if dice.chance(0.05):
        parts = [dice.pick(scenario.en)] + [dice.pick(MOODS[m][1]) for m in moods]
        return fill(" ".join(parts), products_of(scenario), dice)
    text = dice.pick(GREETINGS) + fill(dice.pick(scenario.zh), products_of(scenario), dice)
    for mood in moods:
        text += ("" if text[-1] in "，。！？" else "，") + fill(dice.pick(MOODS[mood][0]), PRODUCTS, dice)
    if dice.chance(0.035):
        text += dice.pick(("，我姓名{a}，电话{b}", "。联系人{a} {b}", "，回电{b}找{a}")).format(
            a=person(dice), b=phone(dice))
    thanks = dice.pick(DEMANDS if "complains" in scenario.yes else THANKS) if scenario.yes else ""
    if thanks:
        text += ("" if text[-1] in "，。！？" else "，") + thanks
    if dice.chance(0.008):
        text = text.translate({c: c + 0xFEE0 for c in range(0x30, 0x3A)}) + "　型号ＡＢＣ－１２"
    elif "function_abnormal" in scenario.yes and dice.chance(0.05):
        text += "\n补充：页面显示\"错误 {}\", 已截图".format(dice.pick(("E01", "500", "超时")))
    return text
