// REC-7: personal data are found in free text and masked.
#include <gtest/gtest.h>

#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "guiju/load.h"
#include "guiju/mask.h"
#include "policy_text.h"

namespace guiju::internal {
namespace {

using Known = std::vector<std::string_view>;

const MaskPolicy& Standard() { return StandardPolicy()->mask; }

bool IsUtf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const MaskChar c = DecodeMaskChar(text, at);
    if (c.value == kNotUtf8) return false;
    at += c.size;
  }
  return true;
}

std::size_t Count(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) at += DecodeMaskChar(text, at).size;
  return count;
}

// Masks, and checks what holds for every text.
std::string Text(const MaskPolicy& policy, const std::string& text, const Known& known = {},
                 std::vector<MaskFound>* found = nullptr) {
  std::string out;
  MaskText(policy, text, known, &out, found);
  std::string again;
  MaskText(policy, out, known, &again);
  EXPECT_EQ(again, out) << "masking again changes " << text;
  EXPECT_TRUE(IsUtf8(out)) << text;
  EXPECT_EQ(Count(out), Count(text)) << text;
  EXPECT_LE(out.size(), text.size());
  return out;
}

struct Case {
  const char* text;
  const char* masked;
};

TEST(MaskText, Rec7FindsWhatIsPersonal) {
  const std::vector<Case> cases = {
      {"", ""},
      {"没有个人信息", "没有个人信息"},
      {"电话13812345678。", "电话138****5678。"},
      {"tel:+86-138 1234 5678!", "tel:+**-138 **** 5678!"},
      {"138.1234.5678", "138.****.5678"},
      {"１３８１２３４５６７８", "１３８****５６７８"},
      {"一三八一二三四五六七八", "***********"},
      {"幺三八幺二三四五六七八打给我", "***********打给我"},
      {"138一二三四5678", "138****5678"},
      {"1\u200b3\u200b8\u200b12345678", "1\u200b3\u200b8\u200b****5678"},
      {"\u202e13812345678", "\u202e138****5678"},
      {"SN13812345678X", "SN138****5678X"},
      {"138\n22345678", "138\n******78"},
      {"138\n12345678", "138\n********"},
      {"123456", "123456"},    // one digit below
      {"1234567", "*******"},  // on the bound
      {"12345678", "********"},
      {"1381234567", "**********"},
      {"138123456789", "************"},
      {"400-812-3456", "400-812-3456"},
      {"010-12345678", "***-******78"},
      {"87654321", "******21"},
      {"证件11010519491231002X", "证件1****************X"},
      {"11010519491231002Y", "*****************Y"},
      {"110105194912310021", "******************"},
      {"4111 1111 1111 1111", "**** **** **** 1111"},
      {"4111111111111112", "****************"},
      {"192.168.1.100", "***.***.*.***"},
      {"8.8.8.8", "8.8.8.8"},
      {"2026-02-24 09:00", "2026-02-24 09:00"},
      {"2026-02-24 13812345678", "2026-02-24 138****5678"},
      {"2026-13-24", "****-**-24"},
      {"2026-02-2413812345678", "****-**-*********5678"},
      {"20260224", "******24"},
      {"邮箱zhang.san@qq.com，谢谢", "邮箱z********@qq.com，谢谢"},
      {"13812345678@qq.com", "1**********@qq.com"},
      {"138 12345678@qq.com", "138 1*******@qq.com"},
      {"a@b.cn.", "*@****."},
      {"zhang＠qq.com", "z****＠qq.com"},
      {"我叫张三，", "我叫张*，"},
      {"我叫张三来自北京", "我叫张**自北京"},
      {"我叫欧阳娜娜。", "我叫欧阳**。"},
      {"姓名：司马光", "姓名：司马*"},
      {"联系人：阿古达木", "联系人：****"},
      {"我是昨天买的", "我是昨天买的"},
      {"我是李四。", "我是李*。"},
      {"my name is John Smith, hello", "my name is J*** S****, hello"},
      {"my name is john smith and", "my name is j*** s**** and"},
      {"Mr. Smith called", "Mr. S**** called"},
      {"Mrs Mary Jane Watson called", "Mrs M*** J*** W***** called"},
      {"rename is fine", "rename is fine"},
      {"张三丰先生您好", "张**先生您好"},
      {"张先生您好", "张先生您好"},
      {"诸葛亮女士", "诸葛*女士"},
      {"车牌京A12345。", "车牌京A*****。"},
      {"京A·D12345", "京A·******"},
      {"微信号：wx_zhang88", "微信号：**********"},
      {"微信支付", "微信支付"},
      {"QQ 12345", "QQ *****"},
      {"QQ 1234", "QQ 1234"},
      {"收货地址：北京路1号2栋，谢谢", "收货地址：*******，谢谢"},
      {"订单号：20240101123456", "订单号：20240101123456"},
      {"订单号AB-1234567890", "订单号AB-1234567890"},
      {"订单号13812345678", "订单号138****5678"},
      {"订单号010-12345678", "订单号***-******78"},
      {"20240101123456", "**************"},
      {"**1234567**",
       "*********"
       "**"},
      {"3*5 10*20", "3*5 10*20"},
  };
  for (const Case& one : cases) EXPECT_EQ(Text(Standard(), one.text), one.masked) << one.text;
}

TEST(MaskText, Rec7KnownSecretsAreMaskedWithTheirParts) {
  EXPECT_EQ(Text(Standard(), "王小明说小明不在", {"王小明"}), "***说**不在");
  EXPECT_EQ(Text(Standard(), "王\u200b小明", {"王小明"}), "****");
  EXPECT_EQ(Text(Standard(), "SMITH and john", {"John Smith"}), "***** and ****");
  EXPECT_EQ(Text(Standard(), "Ｓｍｉｔｈ", {"smith"}), "*****");
  EXPECT_EQ(Text(Standard(), "Li Na, line", {"Li Na"}), "*****, line");
  EXPECT_EQ(Text(Standard(), "abcd", {"abc", "bcd"}), "****");
  EXPECT_EQ(Text(Standard(), "王小明13812345678王小明", {"王小明"}), "***138****5678***");
  EXPECT_EQ(Text(Standard(), "a", {"a", "", "*", "**"}), "a");
  EXPECT_EQ(Text(Standard(), "欧阳修远", {"欧阳修远"}), "****");
  EXPECT_EQ(Text(Standard(), "修远", {"欧阳修远"}), "**");
}

TEST(MaskText, Rec7FoundIsTold) {
  std::vector<MaskFound> found;
  Text(Standard(), "小明：13812345678, a@qq.com", {"小明"}, &found);
  ASSERT_EQ(found.size(), 3u);
  const auto kind = [&](std::size_t i) {
    return Standard().rules[static_cast<std::size_t>(found[i].rule)].entry.id;
  };
  EXPECT_EQ(kind(0), "secret");
  EXPECT_EQ(found[0].end, 2u);
  EXPECT_EQ(kind(1), "mobile");
  EXPECT_EQ(found[1].begin, 3u);
  EXPECT_EQ(found[1].end, 14u);
  EXPECT_EQ(kind(2), "email");
  EXPECT_EQ(found[2].begin, 16u);
}

TEST(MaskText, Rec7SettingsOnWhichDesksDiffer) {
  EXPECT_EQ(Text(MustLoad(WithOneLine("dates: KEPT", "dates: MASKED"))->mask, "2026-02-24"),
            "****-**-24");
  EXPECT_EQ(Text(MustLoad(WithOneLine("references: KEPT", "references: MASKED"))->mask,
                 "订单号：20240101123456"),
            "订单号：**************");
  EXPECT_EQ(Text(MustLoad(WithOneLine("number_from: 7 ", "number_from: 9 "))->mask, "12345678"),
            "12345678");
}

TEST(MaskText, Rec7LimitsOfSecrets) {
  const std::string text = "nothing here";
  Known known(kMostSecrets, "unseen");
  EXPECT_EQ(Text(Standard(), text, known), text);
  known.push_back("unseen");
  EXPECT_EQ(Text(Standard(), text, known), "************");

  const std::string longest(kLongestSecret, 'q');
  EXPECT_EQ(Text(Standard(), text, {longest}), text);
  const std::string longer(kLongestSecret + 1, 'q');
  EXPECT_EQ(Text(Standard(), text, {longer}), "************");

  std::string parts;  // a whole, too
  for (std::size_t i = 0; i + 1 < kMostSecretParts / 2; ++i) parts += "qqq ";
  std::string one_more = parts + "qqq";
  EXPECT_EQ(Text(Standard(), text, {parts, parts}), text);
  EXPECT_EQ(Text(Standard(), text, {one_more, one_more}), "************");
}

TEST(MaskText, Rec7HostileBytes) {
  EXPECT_EQ(Text(Standard(), "\xff\xc0\x80\xed\xa0\x80"), "******");
  EXPECT_EQ(Text(Standard(), "\xe4\xb8"), "**");
  EXPECT_EQ(Text(Standard(), std::string("a\0b", 3)), std::string("a\0b", 3));
}

// A megabyte of each: a walk that was not linear would not end.
TEST(MaskText, Rec7LongTexts) {
  constexpr std::size_t kMegabyte = 1u << 20;
  for (const char* const piece :
       {"7",       "1-",        "a",  "a.",     "a@",   "@a",      "1.1@",   "\u200b",
        "1\u200b", "张",        "一", "我叫",   "京A",  "欧阳",    "我叫a ", "微信a",
        "订单",    "2026-02-2", "*",  "地址：", "\xff", "1 \u200b"}) {
    std::string text;
    while (text.size() < kMegabyte / 64) text += piece;
    Text(Standard(), text, {"张张三", "aaab"});
  }
  std::string digits(kMegabyte, '7');
  EXPECT_EQ(Text(Standard(), digits), std::string(kMegabyte, '*'));
}

TEST(MaskText, Rec7RandomTextsKeepTheirPromises) {
  const std::vector<std::string> pieces = {"1",
                                           "3",
                                           "8",
                                           "13812345678",
                                           "010-",
                                           " ",
                                           "-",
                                           ".",
                                           "@",
                                           "qq.com",
                                           "a",
                                           "John",
                                           "Smith",
                                           "我叫",
                                           "姓名",
                                           "：",
                                           "张",
                                           "三",
                                           "欧阳",
                                           "先生",
                                           "一",
                                           "七",
                                           "*",
                                           "***",
                                           "，",
                                           "微信",
                                           "wx",
                                           "京A",
                                           "12345",
                                           "x",
                                           "X",
                                           "+",
                                           "订单号",
                                           "name is ",
                                           "Mr ",
                                           "\u200b",
                                           "地址：",
                                           "\xff",
                                           "１",
                                           "·",
                                           "号",
                                           "qq",
                                           "1234",
                                           "2026-02-24",
                                           "j",
                                           "_",
                                           "8.8.8.8",
                                           "伍",
                                           "order ",
                                           "是",
                                           "%",
                                           "李",
                                           "4111111111111111",
                                           "王小明",
                                           "\n",
                                           "11010519491231002X"};
  std::mt19937 random(7);
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    const std::size_t count = 1 + random() % 14;
    for (std::size_t i = 0; i < count; ++i) text += pieces[random() % pieces.size()];
    const std::string out = Text(Standard(), text, {"王小明", "smith jo"});
    EXPECT_EQ(out.find("王小明"), std::string::npos) << text;
    // A longer number behind an order cue is the order's.
    if (text.find("order ") == std::string::npos && text.find("订单号") == std::string::npos) {
      EXPECT_EQ(out.find("13812345678"), std::string::npos) << text << " gives " << out;
      EXPECT_EQ(out.find("11010519491231002"), std::string::npos) << text;
    }
    if (testing::Test::HasFailure()) return;
  }
}

TEST(MaskText, Rec7RandomFieldsKeepTheirPromises) {
  const std::vector<std::string> pieces = {"1",  "3", "8", "13812345678", "0",    " ",    "-", ".",
                                           "@",  "a", "J", "张",          "三",   "·",    "*", "X",
                                           "京", "+", "(", "一",          "\xff", "欧阳", "86"};
  std::mt19937 random(11);
  for (int round = 0; round < 10000; ++round) {
    std::string value;
    const std::size_t count = 1 + random() % 12;
    for (std::size_t i = 0; i < count; ++i) value += pieces[random() % pieces.size()];
    for (const MaskRule& rule : Standard().rules) {
      std::string out;
      MaskField(Standard(), rule.entry.id, value, &out);
      std::string again;
      MaskField(Standard(), rule.entry.id, out, &again);
      ASSERT_EQ(again, out) << rule.entry.id << ": " << value;
      ASSERT_TRUE(IsUtf8(out)) << value;
      ASSERT_EQ(Count(out), Count(value)) << rule.entry.id << ": " << value;
      if (rule.form == MaskForm::kReference) continue;
      ASSERT_EQ(out.find("13812345678"), std::string::npos) << rule.entry.id << ": " << value;
    }
  }
}

}  // namespace
}  // namespace guiju::internal
