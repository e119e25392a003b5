// Places in words of ids, and back.
#include "place.h"

#include <gtest/gtest.h>

#include <string>

#include "guiju/load.h"
#include "guiju/v1/policy.pb.h"
#include "message_source.h"

namespace guiju::internal {
namespace {

v1::Policy Standard() {
  v1::Policy policy;
  ReadMessage({StandardPolicyText(), "standard.textproto"}, &policy);
  return policy;
}

struct PlaceCase {
  const char* path;
  const char* place;
};

constexpr PlaceCase kPlaces[] = {
    {"", ""},
    {"version", "version"},
    {"score.metric[3]", "score.metric[volume]"},
    {"score.metric[3].table.band[0].below", "score.metric[volume].table.band[0].below"},
    {"score.metric", "score.metric"},
    {"sla.obligation[2].target[1].working_days",
     "sla.obligation[resolution].target[1].working_days"},
    {"score.profile[1].weight[2].points[0]",
     "score.profile[mature].weight[satisfaction].points[0]"},
    {"text.terms[1].term[4]", "text.terms[complains].term[4]"},
    {"callback.best.weekly[0].hours[1]", "callback.best.weekly[0].hours[1]"},
};

TEST(PlaceTest, NamesEntriesByTheirIdsAndFindsThemAgain) {
  const v1::Policy policy = Standard();
  for (const PlaceCase& one : kPlaces) {
    EXPECT_EQ(PlaceOf(policy, one.path), one.place);
    EXPECT_EQ(PathOf(policy, one.place), one.path);
    EXPECT_EQ(PathOf(policy, one.path), one.path);
  }
}

TEST(PlaceTest, NothingForPlacesThatAreNotThere) {
  const v1::Policy policy = Standard();
  for (const char* place :
       {"scores", "score.metric[volum]", "score.metric[9]", "score.metric[volume", "score.",
        "score.metric[volume]x", ".score", "version.x", "version[0]", "score.metric.table",
        "score.metric[99999999]", "score.metric[]"}) {
    EXPECT_EQ(PathOf(policy, place), std::nullopt) << place;
    EXPECT_NE(PlaceOf(policy, place), "") << place;
  }
}

TEST(PlaceTest, ANameThatIsNotTheEntrysOwnIsANumber) {
  v1::Policy policy;
  policy.mutable_score()->add_metric()->set_id("volume");
  policy.mutable_score()->add_metric()->set_id("volume");
  policy.mutable_score()->add_metric();
  policy.mutable_sla()->add_team_calendar()->set_team("12");
  policy.mutable_sla()->add_team_calendar()->set_team("a]b");
  policy.mutable_sla()->add_team_calendar()->set_team("north.east");
  EXPECT_EQ(PlaceOf(policy, "score.metric[1].table"), "score.metric[1].table");
  EXPECT_EQ(PlaceOf(policy, "score.metric[2]"), "score.metric[2]");
  EXPECT_EQ(PathOf(policy, "score.metric[volume]"), std::nullopt);
  EXPECT_EQ(PlaceOf(policy, "sla.team_calendar[0]"), "sla.team_calendar[0]");
  EXPECT_EQ(PlaceOf(policy, "sla.team_calendar[1]"), "sla.team_calendar[1]");
  EXPECT_EQ(PlaceOf(policy, "sla.team_calendar[2].team"), "sla.team_calendar[north.east].team");
  EXPECT_EQ(PathOf(policy, "sla.team_calendar[north.east].team"), "sla.team_calendar[2].team");
}

TEST(PlaceTest, LiesWithinWholePartsOnly) {
  EXPECT_TRUE(LiesWithin("score.metric[1].table", "score.metric[1]"));
  EXPECT_TRUE(LiesWithin("score.metric[1]", "score.metric"));
  EXPECT_TRUE(LiesWithin("score", ""));
  EXPECT_TRUE(LiesWithin("score", "score"));
  EXPECT_FALSE(LiesWithin("score.metric[10]", "score.metric[1"));
  EXPECT_FALSE(LiesWithin("scores", "score"));
  EXPECT_FALSE(LiesWithin("score", "score.metric"));
}

}  // namespace
}  // namespace guiju::internal
