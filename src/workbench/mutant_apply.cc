// Changes a policy as a mutant says, and back.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "workbench/mutants.h"

namespace guiju::workbench {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;

void SetValue(const FieldDescriptor* field, int index, const std::string& text, Message* message) {
  const Reflection& reflection = *message->GetReflection();
  const bool entry = field->is_repeated();
  const auto number = [&text] { return std::strtoll(text.c_str(), nullptr, 10); };
  switch (field->cpp_type()) {
    case FieldDescriptor::CPPTYPE_INT32: {
      const auto value = static_cast<std::int32_t>(number());
      if (entry) {
        reflection.SetRepeatedInt32(message, field, index, value);
      } else {
        reflection.SetInt32(message, field, value);
      }
      return;
    }
    case FieldDescriptor::CPPTYPE_INT64:
      reflection.SetInt64(message, field, number());
      return;
    case FieldDescriptor::CPPTYPE_BOOL:
      reflection.SetBool(message, field, text == "true");
      return;
    case FieldDescriptor::CPPTYPE_ENUM: {
      const auto value = static_cast<int>(number());
      if (!entry) {
        reflection.SetEnumValue(message, field, value);
      } else if (index < 0) {
        reflection.AddEnumValue(message, field, value);
      } else {
        reflection.SetRepeatedEnumValue(message, field, index, value);
      }
      return;
    }
    default:
      if (entry) {
        reflection.SetRepeatedString(message, field, index, text);
      } else {
        reflection.SetString(message, field, text);
      }
  }
}

void DropEntry(const FieldDescriptor* field, int index, Message* message) {
  const Reflection& reflection = *message->GetReflection();
  const int last = reflection.FieldSize(*message, field) - 1;
  for (int i = index; i < last; ++i) reflection.SwapElements(message, field, i, i + 1);
  reflection.RemoveLast(message, field);
}

}  // namespace

AppliedMutant::AppliedMutant(const Mutant& mutant, v1::Policy* policy) : changed_(policy) {
  for (const Step& step : mutant.way) {
    const Reflection& reflection = *changed_->GetReflection();
    changed_ = step.index < 0 ? reflection.MutableMessage(changed_, step.field)
                              : reflection.MutableRepeatedMessage(changed_, step.field, step.index);
  }
  before_.reset(changed_->New());
  before_->CopyFrom(*changed_);
  const Reflection& reflection = *changed_->GetReflection();
  if (mutant.kind == Operator::kOrder) {
    reflection.SwapElements(changed_, mutant.field, mutant.index, mutant.index + 1);
  } else if (mutant.instead != nullptr) {
    SetValue(mutant.instead, -1, mutant.value, changed_);
  } else if (!mutant.value.empty()) {
    SetValue(mutant.field, mutant.index, mutant.value, changed_);
  } else if (mutant.index >= 0) {
    DropEntry(mutant.field, mutant.index, changed_);
  } else {
    reflection.ClearField(changed_, mutant.field);
  }
}

AppliedMutant::~AppliedMutant() { changed_->GetReflection()->Swap(changed_, before_.get()); }

}  // namespace guiju::workbench
