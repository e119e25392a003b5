// Writes the comments of the messages, fields, enumerators and enums of guiju.v1 as C++
// initializers:
//   commentgen <descriptor set with source info> <out.inc>
// Descriptors in a program have no comments, and a schema for editors wants them.
#include <google/protobuf/descriptor.h>
#include <google/protobuf/descriptor.pb.h>

#include <fstream>
#include <iostream>
#include <map>
#include <string>

namespace {

using google::protobuf::Descriptor;
using google::protobuf::EnumDescriptor;

// Lines joined by spaces; an empty line ends a paragraph.
std::string Joined(const std::string& comment) {
  std::string out;
  std::size_t at = 0;
  bool paragraph = false;
  while (at < comment.size()) {
    const std::size_t end = std::min(comment.find('\n', at), comment.size());
    const std::string line = comment.substr(at, end - at);
    at = end + 1;
    const std::size_t first = line.find_first_not_of(' ');
    if (first == std::string::npos) {
      paragraph = !out.empty();
      continue;
    }
    const std::size_t last = line.find_last_not_of(' ');
    if (!out.empty()) out += paragraph ? "\n\n" : " ";
    paragraph = false;
    out += line.substr(first, last - first + 1);
  }
  return out;
}

class Table {
 public:
  void AddMessage(const Descriptor& message) {
    Add(message);
    for (int i = 0; i < message.field_count(); ++i) Add(*message.field(i));
    for (int i = 0; i < message.enum_type_count(); ++i) AddEnum(*message.enum_type(i));
    for (int i = 0; i < message.nested_type_count(); ++i) AddMessage(*message.nested_type(i));
  }

  void AddEnum(const EnumDescriptor& values) {
    Add(values);
    for (int i = 0; i < values.value_count(); ++i) {
      Add(*values.value(i), values.full_name() + "." + values.value(i)->name());
    }
  }

  bool Write(const char* path) const {
    std::ofstream out(path, std::ios::binary);
    for (const auto& [name, comment] : comments_) {
      out << "    {\"" << name << "\", R\"guiju_text(" << comment << ")guiju_text\"},\n";
    }
    return static_cast<bool>(out.flush());
  }

 private:
  template <typename Thing>
  void Add(const Thing& thing) {
    Add(thing, thing.full_name());
  }

  template <typename Thing>
  void Add(const Thing& thing, const std::string& name) {
    google::protobuf::SourceLocation place;
    if (!thing.GetSourceLocation(&place)) return;
    const std::string above = Joined(place.leading_comments);
    const std::string behind = Joined(place.trailing_comments);
    const std::string all = above + (above.empty() || behind.empty() ? "" : "\n\n") + behind;
    if (!all.empty()) comments_.emplace(name, all);
  }

  std::map<std::string, std::string> comments_;  // in the order that a binary search wants
};

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  google::protobuf::FileDescriptorSet set;
  std::ifstream in(argv[1], std::ios::binary);
  if (!set.ParseFromIstream(&in)) {
    std::cerr << argv[1] << " is no descriptor set\n";
    return 1;
  }
  google::protobuf::DescriptorPool pool;
  Table table;
  for (const auto& proto : set.file()) {
    const google::protobuf::FileDescriptor* file = pool.BuildFile(proto);
    if (file == nullptr) return 1;
    if (file->package() != "guiju.v1") continue;
    for (int i = 0; i < file->message_type_count(); ++i) table.AddMessage(*file->message_type(i));
    for (int i = 0; i < file->enum_type_count(); ++i) table.AddEnum(*file->enum_type(i));
  }
  return table.Write(argv[2]) ? 0 : 1;
}
