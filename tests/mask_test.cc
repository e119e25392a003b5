// REC-7: fields are masked by their kind; what is not understood is masked wholly.
#include "guiju/mask.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "guiju/explain.h"
#include "guiju/load.h"
#include "guiju/proto.h"
#include "policy_text.h"

namespace guiju::internal {
namespace {

const MaskPolicy& Standard() { return StandardPolicy()->mask; }

std::string Field(const MaskPolicy& policy, const std::string& kind, const std::string& value) {
  std::string out;
  MaskField(policy, kind, value, &out);
  std::string again;
  MaskField(policy, kind, out, &again);
  EXPECT_EQ(again, out) << kind << ": masking again changes " << value;
  return out;
}

struct Case {
  const char* kind;
  const char* value;
  const char* masked;
};

TEST(MaskField, Rec7ByKind) {
  const std::vector<Case> cases = {
      {"mobile", "13812345678", "138****5678"},
      {"mobile", "1381234567", "**********"},      // 10 digits
      {"mobile", "138123456789", "************"},  // 12 digits
      {"mobile", "12812345678", "***********"},    // no network begins with 12
      {"mobile", "138-1234-5678", "138-****-5678"},
      {"mobile", " 138 1234 5678 ", " 138 **** 5678 "},
      {"mobile", "+86 138 1234 5678", "+** 138 **** 5678"},
      {"mobile", "008613812345678", "****138****5678"},
      {"mobile", "013812345678", "*138****5678"},
      {"mobile", "+85 13812345678", "***************"},
      {"mobile", "１３８１２３４５６７８", "１３８****５６７８"},
      {"mobile", "138\u200b12345678", "138\u200b****5678"},
      {"mobile", "138---12345678", "**************"},  // three separators
      {"mobile", "13812345678 home", "****************"},
      {"mobile", "一三八一二三四五六七八", "***********"},
      {"mobile", "138****5678", "138****5678"},
      {"mobile", "13*12345678", "***********"},
      {"mobile", "138*234*678", "***********"},
      {"landline", "010-12345678", "***-******78"},
      {"landline", "(0571) 8765432", "(****) *****32"},
      {"landline", "87654321", "******21"},
      {"landline", "8765432", "*****32"},
      {"landline", "876543", "******"},
      {"landline", "9765432", "*******"},
      {"landline", "010-12345678转8001", "*****************"},
      {"phone", "13812345678", "138****5678"},
      {"phone", "010-12345678", "***-******78"},
      {"phone", "400-812-3456", "400-812-3456"},
      {"phone", "call me", "*******"},
      {"identity", "11010519491231002X", "1****************X"},
      {"identity", "11010519491231002x", "1****************x"},
      {"identity", "110105194912310021", "******************"},  // wrong check digit
      {"identity", "11010519491331002X", "******************"},  // no such month
      {"identity", "110105491231002", "1*************2"},
      {"identity", "110105491331002", "***************"},
      {"identity", "1101051949123100", "****************"},
      {"bank_card", "6222021234567890128", "***************0128"},
      {"bank_card", "6222021234567890127", "*******************"},
      {"bank_card", "4111 1111 1111 1111", "**** **** **** 1111"},
      {"bank_card", "411111111111", "************"},  // 12 digits
      {"email", "zhangsan@qq.com", "z*******@qq.com"},
      {"email", "z@qq.com", "*@qq.com"},
      {"email", "zhang@zhangsan.cn", "z****@***********"},
      {"email", "zhang at qq.com", "***************"},
      {"email", "a@b@qq.com", "**********"},
      {"email", "@qq.com", "*******"},
      {"name", "张三", "张*"},
      {"name", "张三丰", "张**"},
      {"name", "欧阳娜娜", "欧阳**"},
      {"name", "欧阳修", "欧阳*"},
      {"name", "欧阳", "欧*"},
      {"name", "张", "*"},
      {"name", "買買提·艾力", "買**·**"},
      {"name", "John Smith", "J*** S****"},
      {"name", "Jean-Luc O'Neil", "J***-L** O'N***"},
      {"name", "J. R. Smith", "J. R. S****"},
      {"name", "J", "*"},
      {"name", "张三2", "***"},
      {"name", "张 三", "***"},
      {"passport", "E12345678", "E*******8"},
      {"passport", "EA1234567", "E*******7"},
      {"passport", "E1234567", "E******7"},
      {"passport", "E123456", "*******"},
      {"passport", "12345678", "********"},
      {"license_plate", "京A12345", "京A*****"},
      {"license_plate", "粤B·D12345", "粤B·******"},
      {"license_plate", "京A1234", "******"},
      {"license_plate", "X A12345", "********"},
      {"account", "wx_zhang88", "**********"},
      {"machine", "192.168.1.100", "*************"},
      {"address", "北京路1号", "*****"},
      {"reference", "T-20260224-0001", "T-20260224-0001"},
      {"reference", "13812345678", "138****5678"},
      {"reference", "TEL13812345678", "TEL138****5678"},
      {"text", "电话13812345678", "电话138****5678"},
      {"blood_group", "AB", "**"},
      {"", "", ""},
  };
  for (const Case& one : cases) {
    EXPECT_EQ(Field(Standard(), one.kind, one.value), one.masked) << one.kind << " " << one.value;
  }
}

TEST(MaskField, Rec7BrokenBytesAreMasked) {
  EXPECT_EQ(Field(Standard(), "mobile",
                  "138\xff\xfe\xfd\xfc"
                  "5678"),
            "138****5678");
  EXPECT_EQ(Field(Standard(), "name", "\xe5\xbc"), "**");
  EXPECT_EQ(Field(Standard(), "reference", "A\xc0\xafZ"), "A**Z");
  EXPECT_EQ(Field(Standard(), "what", std::string("\0\x80", 2)), "**");
}

TEST(MaskField, Rec7ADeskAddsAKindByPolicyAlone) {
  const auto policy = MustLoad(WithOneLine(
      "kind { id: \"landline\" ",
      "kind { id: \"member_card\" clause: \"X-1\" form: PLAIN shortest: 6 longest: 8 keep_last: 2 "
      "least_masked: 4 label { en: \"a card\" zh: \"卡\" } }\n  kind { id: \"landline\" "));
  EXPECT_EQ(Field(policy->mask, "member_card", "AB1234"), "****34");
  EXPECT_EQ(Field(policy->mask, "member_card", "AB12345"), "*****45");
  EXPECT_EQ(Field(policy->mask, "member_card", "AB123"), "*****");
  EXPECT_EQ(Field(policy->mask, "member_card", "AB1234567"), "*********");
}

TEST(MaskField, Rec7WhatWasFoundIsToldWithoutTheValue) {
  v1::MaskRequest request;
  request.mutable_field()->set_kind("mobile");
  request.mutable_field()->set_value("13812345678");
  v1::MaskedValue answer;
  Mask(*StandardPolicy(), request, &answer);
  EXPECT_EQ(answer.masked(), "138****5678");
  ASSERT_EQ(answer.found_size(), 1);
  EXPECT_EQ(answer.found(0).kind(), "mobile");
  EXPECT_EQ(answer.found(0).clause(), "REC-7");
  EXPECT_EQ(answer.found(0).begin(), 0);
  EXPECT_EQ(answer.found(0).end(), 11);
  EXPECT_EQ(answer.reason_en(0), "a mobile number was masked at characters 1 to 11.");
  EXPECT_EQ(answer.reason_zh(0), "第 1 至 11 个字符为手机号码，已遮盖。");
  request.mutable_field()->set_value("138****5678");
  Mask(*StandardPolicy(), request, &answer);
  EXPECT_EQ(answer.found_size(), 0);
  request.mutable_field()->set_kind("unheard");
  Mask(*StandardPolicy(), request, &answer);
  EXPECT_EQ(answer.masked(), "***********");
  EXPECT_EQ(answer.found(0).kind(), "");
}

TEST(MaskField, Rec7IdsThatArePersonalAreMaskedInWhatPeopleSee) {
  std::string out;
  MaskId(Standard(), "13812345678", &out);
  EXPECT_EQ(out, "138****5678");
  MaskId(Standard(), "C0001", &out);
  EXPECT_EQ(out, "C0001");
  const auto as_given = MustLoad(WithOneLine("ids: MASK_WHEN_PERSONAL", "ids: AS_GIVEN"));
  MaskId(as_given->mask, "13812345678", &out);
  EXPECT_EQ(out, "13812345678");
}

// What a policy contradicts: the finding's id for the standard text with one place changed.
TEST(MaskPolicy, Rec7ContradictionsAreRefused) {
  struct Wrong {
    const char* from;
    const char* to;
    const char* id;
    const char* path;
  };
  const std::vector<Wrong> wrongs = {
      {"mask: \"*\"", "mask: \"8\"", "mask_character", "mask.mask"},
      {"mask: \"*\"", "mask: \"**\"", "mask_character", "mask.mask"},
      {"keep_first: 3 keep_last: 4 least_masked: 4", "keep_first: 3 keep_last: 5 least_masked: 4",
       "mask_shows_too_much", "mask.kind[0]"},
      {"keep_last: 2 least_masked: 5", "keep_last: 3 least_masked: 5", "mask_shows_too_much",
       "mask.kind[1]"},
      {"form: BANK_CARD     keep_last: 4 least_masked: 9",
       "form: BANK_CARD     keep_last: 7 least_masked: 1", "mask_shows_number", "mask.kind[4]"},
      {"form: EMAIL         keep_first: 1", "form: EMAIL         keep_last: 1", "mask_keeps_end",
       "mask.kind[5].keep_last"},
      {"form: PHONE ", "form: PHONE in_text: true ", "mask_not_for_text", "mask.kind[2].in_text"},
      {"form: PHONE ", "form: PHONE shortest: 3 ", "mask_lengths", "mask.kind[2]"},
      {"form: PHONE ", "form: PLAIN ", "mask_lengths", "mask.kind[2]"},
      {"form: ACCOUNT       in_text: true", "form: ACCOUNT", "mask_cue_without_rule", nullptr},
      {"text: \"我叫\"", "text: \"叫\"", "mask_cue_text", "mask.cue[0].text"},
      {"text: \"我叫\"", "text: \"我*\"", "mask_cue_text", "mask.cue[0].text"},
      {"text: \"我叫\"", "text: \"姓名\"", "mask_cue_twice", "mask.cue[2].text"},
      {"form: NAME text: \"我叫\"", "form: MOBILE text: \"我叫\"", "mask_cue_form",
       "mask.cue[0].form"},
      {"\"yeah.net\"", "\"1381234.net\"", "mask_domain", "mask.email_domain[10]"},
      {"\"0086\"", "\"+86\"", "mask_prefix", "mask.mobile_prefix[1]"},
      {"\"令狐\"", "\"Smith\"", "mask_not_han", "mask"},
      {"kind { id: \"landline\"", "kind { id: \"mobile\"", "duplicate_id", "mask.kind[1].id"},
  };
  for (const Wrong& wrong : wrongs) {
    const LoadedPolicy loaded = LoadPolicy(WithOneLine(wrong.from, wrong.to), "p.textproto");
    EXPECT_EQ(loaded.policy, nullptr) << wrong.to;
    ASSERT_FALSE(loaded.findings.empty()) << wrong.to;
    EXPECT_EQ(loaded.findings.front().id, wrong.id) << wrong.to << Describe(loaded.findings);
    if (wrong.path != nullptr) {
      EXPECT_EQ(loaded.findings.front().path, wrong.path) << wrong.to;
    }
  }
}

TEST(MaskPolicy, Rec7SettingsOnWhichDesksDiffer) {
  const auto masked = MustLoad(WithOneLine("service_numbers: KEPT", "service_numbers: MASKED"));
  EXPECT_EQ(Field(masked->mask, "phone", "400-812-3456"), "************");
  const auto references = MustLoad(WithOneLine("references: KEPT", "references: MASKED"));
  EXPECT_EQ(Field(references->mask, "reference", "T-1"), "***");
  const auto hash = MustLoad(WithOneLine("mask: \"*\"", "mask: \"#\""));
  EXPECT_EQ(Field(hash->mask, "mobile", "13812345678"), "138####5678");
}

}  // namespace
}  // namespace guiju::internal
