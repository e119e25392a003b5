#include "guiju/kernel/parse.h"

#include <gtest/gtest.h>

#include <cstring>
#include <memory>
#include <random>
#include <string>

#include "guiju/time.h"

namespace guiju {
namespace {

// The bytes in a block of exactly their size, so that a sanitizer sees every read beyond it.
class Exact {
 public:
  explicit Exact(const std::string& text) : size_(text.size()), bytes_(new char[size_]) {
    if (size_ > 0) std::memcpy(bytes_.get(), text.data(), size_);
  }
  const char* data() const { return bytes_.get(); }
  std::size_t size() const { return size_; }

 private:
  std::size_t size_;
  std::unique_ptr<char[]> bytes_;
};

template <typename T>
struct Case {
  std::string text;
  guiju_parse_status status;
  T value;
};

template <typename T, typename Parse>
void Check(Parse parse, const std::vector<Case<T>>& cases) {
  for (const Case<T>& c : cases) {
    const Exact exact(c.text);
    T value = 77;
    EXPECT_EQ(parse(exact.data(), exact.size(), &value), c.status) << c.text;
    EXPECT_EQ(value, c.status == GUIJU_PARSE_OK ? c.value : 77) << c.text;
  }
}

TEST(Parse, Decimal) {
  struct {
    std::string text;
    guiju_parse_status status;
    std::int64_t mantissa;
    std::int32_t scale;
  } const cases[] = {
      {"0", GUIJU_PARSE_OK, 0, 0},
      {"-0", GUIJU_PARSE_OK, 0, 0},
      {"0.5", GUIJU_PARSE_OK, 5, 1},
      {"-0.5", GUIJU_PARSE_OK, -5, 1},
      {"4.50", GUIJU_PARSE_OK, 450, 2},
      {"95", GUIJU_PARSE_OK, 95, 0},
      {"0.000000001", GUIJU_PARSE_OK, 1, 9},
      {"0.0000000001", GUIJU_PARSE_DIGITS, 0, 0},
      {"999999999999999999", GUIJU_PARSE_OK, 999999999999999999, 0},
      {"-999999999999999999", GUIJU_PARSE_OK, -999999999999999999, 0},
      {"1000000000000000000", GUIJU_PARSE_DIGITS, 0, 0},
      {"999999999.999999999", GUIJU_PARSE_OK, 999999999999999999, 9},
      {"9999999999.999999999", GUIJU_PARSE_DIGITS, 0, 0},
      {"9999999999999999999x", GUIJU_PARSE_SYNTAX, 0, 0},
      {"99999999999999999999.", GUIJU_PARSE_SYNTAX, 0, 0},
      {"", GUIJU_PARSE_EMPTY, 0, 0},
      {"-", GUIJU_PARSE_SYNTAX, 0, 0},
      {".5", GUIJU_PARSE_SYNTAX, 0, 0},
      {"5.", GUIJU_PARSE_SYNTAX, 0, 0},
      {"+5", GUIJU_PARSE_SYNTAX, 0, 0},
      {"--5", GUIJU_PARSE_SYNTAX, 0, 0},
      {"1e3", GUIJU_PARSE_SYNTAX, 0, 0},
      {"1.2.3", GUIJU_PARSE_SYNTAX, 0, 0},
      {" 1", GUIJU_PARSE_SYNTAX, 0, 0},
      {"1,5", GUIJU_PARSE_SYNTAX, 0, 0},
      {"nan", GUIJU_PARSE_SYNTAX, 0, 0},
      {"007", GUIJU_PARSE_LEADING_ZERO, 0, 0},
      {"00", GUIJU_PARSE_LEADING_ZERO, 0, 0},
      {"-01.5", GUIJU_PARSE_LEADING_ZERO, 0, 0},
  };
  for (const auto& c : cases) {
    const Exact exact(c.text);
    guiju_decimal value = {77, 7};
    EXPECT_EQ(guiju_parse_decimal(exact.data(), exact.size(), &value), c.status) << c.text;
    if (c.status != GUIJU_PARSE_OK) {
      EXPECT_EQ(value.mantissa, 77) << c.text;
      continue;
    }
    EXPECT_EQ(value.mantissa, c.mantissa) << c.text;
    EXPECT_EQ(value.scale, c.scale) << c.text;
  }
}

TEST(Parse, Integers) {
  Check<std::uint64_t>(guiju_parse_uint64, {{"0", GUIJU_PARSE_OK, 0},
                                            {"18446744073709551615", GUIJU_PARSE_OK, UINT64_MAX},
                                            {"18446744073709551616", GUIJU_PARSE_RANGE, 0},
                                            {"99999999999999999999", GUIJU_PARSE_RANGE, 0},
                                            {"010", GUIJU_PARSE_LEADING_ZERO, 0},
                                            {"-1", GUIJU_PARSE_SYNTAX, 0},
                                            {"", GUIJU_PARSE_EMPTY, 0},
                                            {"1_000", GUIJU_PARSE_SYNTAX, 0}});
  Check<std::int64_t>(guiju_parse_int64, {{"0", GUIJU_PARSE_OK, 0},
                                          {"-0", GUIJU_PARSE_OK, 0},
                                          {"9223372036854775807", GUIJU_PARSE_OK, INT64_MAX},
                                          {"9223372036854775808", GUIJU_PARSE_RANGE, 0},
                                          {"-9223372036854775808", GUIJU_PARSE_OK, INT64_MIN},
                                          {"-9223372036854775809", GUIJU_PARSE_RANGE, 0},
                                          {"-", GUIJU_PARSE_SYNTAX, 0},
                                          {"", GUIJU_PARSE_EMPTY, 0},
                                          {"+1", GUIJU_PARSE_SYNTAX, 0},
                                          {"-07", GUIJU_PARSE_LEADING_ZERO, 0}});
}

TEST(Parse, DatesAndMonths) {
  Check<std::int32_t>(guiju_parse_date, {{"1970-01-01", GUIJU_PARSE_OK, 0},
                                         {"1969-12-31", GUIJU_PARSE_RANGE, 0},
                                         {"2099-12-31", GUIJU_PARSE_OK, 47481},
                                         {"2100-01-01", GUIJU_PARSE_RANGE, 0},
                                         {"2024-02-29", GUIJU_PARSE_OK, 19782},
                                         {"2026-02-29", GUIJU_PARSE_NO_SUCH_DAY, 0},
                                         {"2026-00-10", GUIJU_PARSE_NO_SUCH_DAY, 0},
                                         {"2026-13-01", GUIJU_PARSE_NO_SUCH_DAY, 0},
                                         {"2026-04-31", GUIJU_PARSE_NO_SUCH_DAY, 0},
                                         {"2026-04-00", GUIJU_PARSE_NO_SUCH_DAY, 0},
                                         {"2026-4-01", GUIJU_PARSE_SYNTAX, 0},
                                         {"2026/04/01", GUIJU_PARSE_SYNTAX, 0},
                                         {"2026-04-01 ", GUIJU_PARSE_SYNTAX, 0},
                                         {"2026-04-0x", GUIJU_PARSE_SYNTAX, 0},
                                         {"", GUIJU_PARSE_EMPTY, 0}});
  Check<std::int32_t>(guiju_parse_month, {{"1970-01", GUIJU_PARSE_OK, 1970 * 12},
                                          {"2099-12", GUIJU_PARSE_OK, 2099 * 12 + 11},
                                          {"2026-00", GUIJU_PARSE_RANGE, 0},
                                          {"2026-13", GUIJU_PARSE_RANGE, 0},
                                          {"1969-12", GUIJU_PARSE_RANGE, 0},
                                          {"202-612", GUIJU_PARSE_SYNTAX, 0},
                                          {"", GUIJU_PARSE_EMPTY, 0}});
}

TEST(Parse, EveryDayOfTheRangeAgreesWithTime) {
  for (std::int32_t day = 0; day <= 47481; ++day) {
    const CivilDate date = ToCivilDate({day});
    char text[32];
    std::snprintf(text, sizeof(text), "%04d-%02d-%02d", date.year, date.month, date.day);
    std::int32_t parsed = -1;
    ASSERT_EQ(guiju_parse_date(text, 10, &parsed), GUIJU_PARSE_OK) << text;
    ASSERT_EQ(parsed, day) << text;
  }
}

TEST(Parse, TimesAndOffsets) {
  Check<std::int32_t>(guiju_parse_time_of_day, {{"00:00", GUIJU_PARSE_OK, 0},
                                                {"09:30", GUIJU_PARSE_OK, 34200},
                                                {"23:59:59", GUIJU_PARSE_OK, 86399},
                                                {"24:00", GUIJU_PARSE_OK, 86400},
                                                {"24:00:00", GUIJU_PARSE_OK, 86400},
                                                {"24:00:01", GUIJU_PARSE_RANGE, 0},
                                                {"24:01", GUIJU_PARSE_RANGE, 0},
                                                {"25:00", GUIJU_PARSE_RANGE, 0},
                                                {"12:60", GUIJU_PARSE_RANGE, 0},
                                                {"12:00:60", GUIJU_PARSE_RANGE, 0},
                                                {"9:30", GUIJU_PARSE_SYNTAX, 0},
                                                {"09.30", GUIJU_PARSE_SYNTAX, 0},
                                                {"09:30:", GUIJU_PARSE_SYNTAX, 0},
                                                {"09:30-00", GUIJU_PARSE_SYNTAX, 0},
                                                {"", GUIJU_PARSE_EMPTY, 0}});
  Check<std::int32_t>(guiju_parse_offset, {{"+08:00", GUIJU_PARSE_OK, 28800},
                                           {"-03:30", GUIJU_PARSE_OK, -12600},
                                           {"+23:59", GUIJU_PARSE_OK, 86340},
                                           {"+24:00", GUIJU_PARSE_RANGE, 0},
                                           {"+08:60", GUIJU_PARSE_RANGE, 0},
                                           {"+0800", GUIJU_PARSE_SYNTAX, 0},
                                           {"08:00", GUIJU_PARSE_SYNTAX, 0}});
}

TEST(Parse, Instants) {
  Check<std::int64_t>(
      guiju_parse_instant,
      {{"1970-01-01T00:00:00Z", GUIJU_PARSE_OK, 0},
       {"1970-01-01T08:00:00+08:00", GUIJU_PARSE_OK, 0},
       {"1970-01-01T07:59:59.999999+08:00", GUIJU_PARSE_RANGE, 0},
       {"2026-02-24T09:00:00+08:00", GUIJU_PARSE_OK, 1771894800000000},
       {"2026-02-24T09:00:00.5+08:00", GUIJU_PARSE_OK, 1771894800500000},
       {"2026-02-24T09:00:00.000001Z", GUIJU_PARSE_OK, 1771923600000001},
       {"2026-02-24T09:00:00.0000010000Z", GUIJU_PARSE_OK, 1771923600000001},
       {"2026-02-24T09:00:00.0000001Z", GUIJU_PARSE_DIGITS, 0},
       {"2099-12-31T23:59:59.999999Z", GUIJU_PARSE_OK, 4102444799999999},
       {"2099-12-31T23:59:59-00:01", GUIJU_PARSE_RANGE, 0},
       {"2026-02-24T09:00:00", GUIJU_PARSE_NO_OFFSET, 0},
       {"2026-02-24T09:00:00.5", GUIJU_PARSE_NO_OFFSET, 0},
       {"2026-02-24T09:00:00.Z", GUIJU_PARSE_SYNTAX, 0},
       {"2026-02-24T09:00Z", GUIJU_PARSE_SYNTAX, 0},
       {"2026-02-24 09:00:00Z", GUIJU_PARSE_SYNTAX, 0},
       {"2026-02-24T24:00:00Z", GUIJU_PARSE_RANGE, 0},
       {"2026-02-24T23:59:60Z", GUIJU_PARSE_RANGE, 0},
       {"2026-02-30T09:00:00Z", GUIJU_PARSE_NO_SUCH_DAY, 0},
       {"2026-02-24T09:00:00Zz", GUIJU_PARSE_SYNTAX, 0},
       {"2026-02-24T09:00:00z", GUIJU_PARSE_SYNTAX, 0},
       {"2026-02-24T09:00:00+8:00", GUIJU_PARSE_SYNTAX, 0},
       {"2026-02-24T09:00:00." + std::string(5000, '0') + "Z", GUIJU_PARSE_OK, 1771923600000000},
       {"", GUIJU_PARSE_EMPTY, 0}});
}

// Whatever the bytes are, nothing is read beyond them and what is accepted prints back as written.
TEST(Parse, SurvivesRandomBytes) {
  std::mt19937 random(7);  // NOLINT: the same bytes each time
  constexpr char kBits[] = "0123456789-+.:TZe 2026";
  for (int round = 0; round < 200'000; ++round) {
    std::string text;
    for (std::size_t size = random() % 24; size > 0; --size) {
      text += kBits[random() % (sizeof(kBits) - 1)];
    }
    const Exact exact(text);
    guiju_decimal decimal = {0, 0};
    std::uint64_t natural = 0;
    std::int64_t wide = 0;
    std::int32_t narrow = 0;
    if (guiju_parse_uint64(exact.data(), exact.size(), &natural) == GUIJU_PARSE_OK) {
      EXPECT_EQ(std::to_string(natural), text);
    }
    if (guiju_parse_int64(exact.data(), exact.size(), &wide) == GUIJU_PARSE_OK && text != "-0") {
      EXPECT_EQ(std::to_string(wide), text);
      if (guiju_parse_decimal(exact.data(), exact.size(), &decimal) == GUIJU_PARSE_OK) {
        EXPECT_EQ(decimal.mantissa, wide);
      }
    }
    guiju_parse_date(exact.data(), exact.size(), &narrow);
    guiju_parse_month(exact.data(), exact.size(), &narrow);
    guiju_parse_time_of_day(exact.data(), exact.size(), &narrow);
    guiju_parse_instant(exact.data(), exact.size(), &wide);
  }
}

}  // namespace
}  // namespace guiju
