// What a test expects of an answer, made ready to be compared often.
#ifndef GUIJU_SRC_WORKBENCH_EXPECTATION_H_
#define GUIJU_SRC_WORKBENCH_EXPECTATION_H_

#include <google/protobuf/message.h>

#include <string>
#include <vector>

#include "guiju/time.h"
#include "message_source.h"

namespace guiju::workbench {

// One thing that is other than expected.
struct AnswerDifference {
  std::string path;      // in the answer: "agent.score.metric[resolution].points"
  std::string expected;  // as texts write it
  std::string actual;    // empty: the answer holds nothing there
  std::string written;   // place of the expectation in its file
};

// Immutable; safe to use from many threads.
class Expectation {
 public:
  Expectation() = default;
  // The fields that `message` sets; `message` must outlive this. `positions` and the place of
  // `message` in its file tell that a text writes a 0, which a field without presence does not.
  Expectation(const google::protobuf::Message& message, const internal::PositionMap& positions,
              const std::string& place);

  bool empty() const { return nodes_.empty(); }

  // Whether `actual`, of the same type, is as expected. Stops at the first difference.
  bool Matches(const google::protobuf::Message& actual) const;
  // All differences, in the order of the expectation.
  std::vector<AnswerDifference> Compare(const google::protobuf::Message& actual) const;

  // Whether a field at this path ("ticket", "ticket.sla") or inside it is expected.
  bool Expects(const std::string& path) const;

 private:
  using Field = google::protobuf::FieldDescriptor;
  struct Node {
    const google::protobuf::Message* message = nullptr;  // that holds what is expected
    const Field* field = nullptr;
    int index = -1;                     // of an entry of a list
    const Field* name_field = nullptr;  // of an entry that is found by its name
    std::string name;
    int nth = 0;    // of several entries with this name
    int size = -1;  // of a list that is compared as a whole
    bool instant = false;
    bool fraction = false;
    Instant at;               // of an instant
    std::vector<Node> nodes;  // of a message
    std::string written;
  };
  struct Sink;

  static void Read(const google::protobuf::Message& message, const internal::PositionMap& positions,
                   const std::string& place, std::vector<Node>* nodes);
  static void ReadList(const google::protobuf::Message& message, const Field& field,
                       const internal::PositionMap& positions, const std::string& place,
                       std::vector<Node>* nodes);
  static Node Of(const google::protobuf::Message& message, const Field& field, int index,
                 const internal::PositionMap& positions, const std::string& place);
  static bool CheckAll(const std::vector<Node>& nodes, const google::protobuf::Message& actual,
                       Sink* sink);
  static bool Check(const Node& node, const google::protobuf::Message& actual, Sink* sink);
  static bool CheckValue(const Node& node, const google::protobuf::Message& actual, int index,
                         Sink* sink);
  static bool Expects(const std::vector<Node>& nodes, std::string_view path);

  std::vector<Node> nodes_;
};

}  // namespace guiju::workbench

#endif  // GUIJU_SRC_WORKBENCH_EXPECTATION_H_
