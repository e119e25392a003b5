// REC-7: what a finding shows of a record.
#include "withheld.h"

#include <gmock/gmock.h>
#include <google/protobuf/arena.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "guiju/proto.h"
#include "message_source.h"

namespace guiju::internal {
namespace {

Findings Read(const std::string& json) {
  google::protobuf::Arena arena;
  Source source{json, "c.json", SourceForm::kJson};
  source.data = true;
  return ReadMessage(source, google::protobuf::Arena::CreateMessage<v1::Customer>(&arena)).findings;
}

TEST(IsPlain, ANumberOrATimeThatIsNoTelephoneNumber) {
  for (const char* text : {"", "0", "-12.50", "123456", "2026-02-30", "2026/02/30",
                           "2026-02-24T09:00:00.123456+08:00", "09:00:00"}) {
    EXPECT_TRUE(IsPlain(text)) << text;
  }
  for (const char* text : {"1234567", "13812345678", "+86 138", "2026-02-24 13812345678",
                           "2026-02-24:1381234", "张三", "P1", "1e5", "a@b.cn", "１３８"}) {
    EXPECT_EQ(IsPlain(text), std::string(text) == "+86 138") << text;
  }
}

// A field that nobody has decided about is personal.
TEST(DisclosureOf, NamesOnlyFieldsThatAreKnown) {
  const auto of = [](const google::protobuf::Descriptor& type, const char* name) {
    return DisclosureOf(*type.FindFieldByName(name));
  };
  const auto& ticket = *v1::Ticket::descriptor();
  const auto& customer = *v1::Customer::descriptor();
  EXPECT_EQ(of(ticket, "id"), Disclosure::kId);
  EXPECT_EQ(of(ticket, "priority"), Disclosure::kPlain);
  EXPECT_EQ(of(ticket, "description"), Disclosure::kPersonal);
  EXPECT_EQ(of(ticket, "channel_name"), Disclosure::kPersonal);
  EXPECT_EQ(of(ticket, "topic"), Disclosure::kPersonal);
  EXPECT_EQ(of(customer, "id"), Disclosure::kId);
  EXPECT_EQ(of(customer, "name"), Disclosure::kPersonal);
  EXPECT_EQ(of(customer, "membership_level"), Disclosure::kPersonal);
  EXPECT_EQ(of(customer, "annual_spend"), Disclosure::kPlain);
  EXPECT_EQ(of(*v1::AgentMonth::descriptor(), "agent_id"), Disclosure::kId);
}

TEST(ReadMessage, ShowsOfARecordOnlyWhatIsPlain) {
  const char* const cases[] = {
      R"({"id": 张三})",
      R"({"张三": 1})",
      R"({"张三" 1})",
      R"({"id": "1"} 张三)",
      R"({"id": "1"} "张三")",
      R"({"id": "1", "latest_rating": "张三"})",
      R"({"id": "1", "latest_rating": 13812345678})",
      R"({"id": "1", "churned": 张三})",
      R"({"id": "1", "name": 13812345678})",
      R"({"id": "1", "name": 138123})",
      R"({"id": "1", "annual_spend": "张三"})",
      R"({"id": "1", "annual_spend": "013812345678"})",
      R"({"id": "1", "last_purchase": {"iso": "张三"}})",
      R"({"id": "1", "last_purchase": {"unix_us": "013812345678"}})",
      R"({"id": "1", "last_purchase": {"unix_us": 张三 13812345678}})",
      R"({"id": "1", "fact": [{"name": "张三13812345678"}]})",
  };
  for (const char* json : cases) {
    const Findings findings = Read(json);
    EXPECT_FALSE(findings.empty()) << json;
    for (const Finding& finding : findings) {
      for (const char* secret : {"张三", "138123"}) {
        EXPECT_EQ((finding.en + finding.zh + finding.path).find(secret), std::string::npos)
            << finding.path << ": " << finding.en;
      }
    }
  }
}

TEST(ReadMessage, ShowsOfARecordWhatHelpsToMendIt) {
  EXPECT_THAT(Read(R"({"id": "1", "latest_rating": 6})").at(0).en, testing::HasSubstr("6 is too"));
  EXPECT_THAT(Read(R"({"id": "1", "naem": "x"})").at(0).en, testing::HasSubstr("\"naem\""));
  EXPECT_THAT(Read(R"({"id": "1", "last_purchase": {"iso": "2026-02-30T09:00:00Z"}})").at(0).en,
              testing::HasSubstr("2026-02-30T09:00:00Z"));
}

}  // namespace
}  // namespace guiju::internal
