// What the reader of messages says about bytes, words and values.
#ifndef GUIJU_SRC_SENTENCES_SOURCE_H_
#define GUIJU_SRC_SENTENCES_SOURCE_H_

#include "sentence.h"

namespace guiju::internal {

inline constexpr Sentence kSourceEmpty{"empty_file", "The file is empty: expected a {message}.",
                                       "文件是空的：这里应当是 {message}。"};
inline constexpr Sentence kSourceTooLarge{"file_too_large",
                                          "The file has {size} bytes; at most {limit} are read.",
                                          "文件有 {size} 字节，最多读取 {limit} 字节。"};
inline constexpr Sentence kSourceUtf16{"utf16", "The file is written in UTF-16; save it as UTF-8.",
                                       "文件用的是 UTF-16 编码，请另存为 UTF-8。"};
inline constexpr Sentence kSourceNul{"nul_byte", "There is a NUL byte here: this is not a text.",
                                     "这里有一个空字节（NUL）：这不是文本。"};
inline constexpr Sentence kSourceNotUtf8{"not_utf8", "The byte {byte} here is not valid UTF-8.",
                                         "这里的字节 {byte} 不是有效的 UTF-8。"};
inline constexpr Sentence kSourceGb18030{
    "not_utf8_but_gb18030",
    "The byte {byte} here is not valid UTF-8; the file reads as GB18030, so save it as UTF-8.",
    "这里的字节 {byte} 不是有效的 UTF-8；文件像是 GB18030 编码，请另存为 UTF-8。"};
inline constexpr Sentence kSourceTooDeep{"too_deep",
                                         "Braces are nested more than {limit} levels deep here.",
                                         "这里的括号嵌套超过了 {limit} 层。"};
inline constexpr Sentence kSourceBroken{
    "broken_binary", "The bytes are not a binary {message}: they break off or are not valid.",
    "这些字节不是二进制的 {message}：内容中断或无效。"};
inline constexpr Sentence kSourceUnterminated{
    "unterminated_string", "This text in quotes is not closed before the end of the line.",
    "这段带引号的文字到行末仍没有收尾的引号。"};
inline constexpr Sentence kSourceBadEscape{"bad_escape",
                                           "\"{found}\" is not an escape that this form knows.",
                                           "“{found}”不是这种格式认识的转义。"};
inline constexpr Sentence kSourceControl{"control_character",
                                         "There is a control character here (byte {byte}).",
                                         "这里有一个控制字符（字节 {byte}）。"};
inline constexpr Sentence kSourceFullWidth{
    "full_width_character", "\"{found}\" is a full-width character; write {expected} instead.",
    "“{found}”是全角字符，请改用半角的 {expected}。"};
inline constexpr Sentence kSourceStray{"stray_character", "\"{found}\" has no meaning here.",
                                       "“{found}”在这里没有意义。"};
inline constexpr Sentence kSourceUnknownField{
    "unknown_field", "{message} has no field \"{found}\"; it has: {known}.",
    "{message} 没有字段“{found}”；它有：{known}。"};
inline constexpr Sentence kSourceUnknownFieldNear{
    "unknown_field", "{message} has no field \"{found}\"; did you mean \"{near}\"?",
    "{message} 没有字段“{found}”；是不是“{near}”？"};
inline constexpr Sentence kSourceUnknownEnum{
    "unknown_enum", "\"{found}\" is not a value of {field}; the values are: {known}.",
    "“{found}”不是 {field} 的取值；可取：{known}。"};
inline constexpr Sentence kSourceUnknownEnumNear{
    "unknown_enum",
    "\"{found}\" is not a value of {field}; did you mean {near}? The values are: {known}.",
    "“{found}”不是 {field} 的取值；是不是 {near}？可取：{known}。"};
inline constexpr Sentence kSourceUnknownEnumNumber{
    "unknown_enum_number", "{field} has no value with the number {found}; the values are: {known}.",
    "{field} 没有编号为 {found} 的取值；可取：{known}。"};
inline constexpr Sentence kSourceWrongType{
    "wrong_type", "The field {field} cannot take {found}: expected {expected}.",
    "字段 {field} 不能是{found}：这里应当是{expected}。"};
inline constexpr Sentence kSourceQuotedWord{
    "wrong_type", "The field {field} takes a name without quotes: write {found}.",
    "字段 {field} 的取值不加引号：请写成 {found}。"};
inline constexpr Sentence kSourceMissingQuotes{
    "wrong_type", "The field {field} takes a text in quotes: write \"{found}\".",
    "字段 {field} 的取值要加引号：请写成 \"{found}\"。"};
inline constexpr Sentence kSourceLeadingZero{
    "leading_zero", "{found} begins with a zero, which some programs read as octal: write {plain}.",
    "{found} 以零开头，有的程序会当作八进制：请写成 {plain}。"};
inline constexpr Sentence kSourceNotInteger{
    "not_an_integer", "The field {field} takes a whole number in decimal digits, not {found}.",
    "字段 {field} 要的是十进制整数，不能是 {found}。"};
inline constexpr Sentence kSourceIntegerRange{
    "integer_out_of_range", "{found} does not fit the field {field}: it takes {min} to {max}.",
    "{found} 超出了字段 {field} 的范围：可取 {min} 到 {max}。"};
inline constexpr Sentence kSourceGivenTwice{
    "given_twice", "The field {field} of {message} is given twice; the first is on line {line}.",
    "{message} 的字段 {field} 写了两次；第一次在第 {line} 行。"};
inline constexpr Sentence kSourceOneofTwice{
    "oneof_twice",
    "{message} takes one of {known}: {field} stands beside {other}, which is on line {line}.",
    "{message} 在 {known} 中只能取一个：{field} 与第 {line} 行的 {other} 重复。"};
inline constexpr Sentence kSourceMissingBrace{"missing_brace",
                                              "What \"{found}\" opens here is never closed.",
                                              "这里用“{found}”打开的内容没有关上。"};
inline constexpr Sentence kSourceExtraBrace{"extra_brace", "This \"{found}\" closes nothing.",
                                            "这个“{found}”没有与之对应的开头。"};
inline constexpr Sentence kSourceMismatch{
    "mismatched_brace", "\"{found}\" stands where \"{expected}\" closes what line {line} opened.",
    "第 {line} 行打开的内容应当用“{expected}”关上，这里却是“{found}”。"};
inline constexpr Sentence kSourceExtension{
    "no_extensions", "A name in square brackets is an extension or an Any; {message} takes none.",
    "方括号里的名字是扩展或 Any，{message} 不接受。"};
inline constexpr Sentence kSourceLostHead{
    "missing_block_head",
    "\"{found}\" does not belong to {message}: it is indented as inside a block, but the line that "
    "opens the block is missing.",
    "“{found}”不属于 {message}：它缩进在一个块里，但打开这个块的那一行不见了。"};
inline constexpr Sentence kSourceMissingColon{"missing_colon",
                                              "The field {field} needs a \":\" before its value.",
                                              "字段 {field} 的值前面要有“:”。"};
inline constexpr Sentence kSourceMissingValue{
    "missing_value", "The field {field} has no value: expected {expected}.",
    "字段 {field} 没有值：这里应当是{expected}。"};
inline constexpr Sentence kSourceExpectedName{
    "expected_field_name", "{found} stands where a field of {message} is expected.",
    "这里应当是 {message} 的字段名，却是{found}。"};
inline constexpr Sentence kSourceMissingComma{"missing_comma", "A \",\" is missing before {found}.",
                                              "{found}前面少了一个“,”。"};
inline constexpr Sentence kSourceExtraComma{
    "extra_comma", "There is a \",\" with nothing after it.", "这个“,”后面没有内容。"};
inline constexpr Sentence kSourceNotRepeated{
    "not_a_list", "The field {field} of {message} takes one value, not a list.",
    "{message} 的字段 {field} 只取一个值，不能是列表。"};
inline constexpr Sentence kSourceNeedsList{
    "needs_list", "The field {field} of {message} takes a list in square brackets.",
    "{message} 的字段 {field} 要写成方括号里的列表。"};
inline constexpr Sentence kSourceComment{"json_comment", "JSON has no comments.",
                                         "JSON 没有注释。"};
inline constexpr Sentence kSourceSingleQuotes{"single_quotes",
                                              "JSON takes double quotes: write \" instead of '.",
                                              "JSON 只用双引号：请把 ' 改成 \"。"};
inline constexpr Sentence kSourceUnquotedKey{"unquoted_key",
                                             "The name {found} needs double quotes in JSON.",
                                             "JSON 里的名字 {found} 要加双引号。"};
inline constexpr Sentence kSourceNotFinite{"not_finite", "{found} is not a number here.",
                                           "{found} 在这里不是数。"};
inline constexpr Sentence kSourceNullEntry{"null_entry", "A list cannot hold null.",
                                           "列表里不能有 null。"};
inline constexpr Sentence kSourceExpectedObject{
    "expected_object", "{found} stands where the object of a {message} is expected.",
    "这里应当是 {message} 的对象（花括号），却是{found}。"};
inline constexpr Sentence kSourceAfterEnd{"after_end", "{found} stands after the end.",
                                          "内容结束之后还有{found}。"};
inline constexpr Sentence kSourceRefused{"refused", "The parser refuses this: {reason}.",
                                         "解析器拒绝：{reason}。"};
inline constexpr Sentence kSourceMore{"more_findings",
                                      "{count} more findings are not listed; mend these first.",
                                      "还有 {count} 处问题没有列出；请先改正以上各处。"};

inline constexpr const Sentence* kAllSource[] = {
    &kSourceEmpty,
    &kSourceTooLarge,
    &kSourceUtf16,
    &kSourceNul,
    &kSourceNotUtf8,
    &kSourceGb18030,
    &kSourceTooDeep,
    &kSourceBroken,
    &kSourceUnterminated,
    &kSourceBadEscape,
    &kSourceControl,
    &kSourceFullWidth,
    &kSourceStray,
    &kSourceUnknownField,
    &kSourceUnknownFieldNear,
    &kSourceUnknownEnum,
    &kSourceUnknownEnumNear,
    &kSourceUnknownEnumNumber,
    &kSourceWrongType,
    &kSourceQuotedWord,
    &kSourceMissingQuotes,
    &kSourceLeadingZero,
    &kSourceNotInteger,
    &kSourceIntegerRange,
    &kSourceGivenTwice,
    &kSourceOneofTwice,
    &kSourceMissingBrace,
    &kSourceExtraBrace,
    &kSourceMismatch,
    &kSourceExtension,
    &kSourceMissingColon,
    &kSourceMissingValue,
    &kSourceExpectedName,
    &kSourceMissingComma,
    &kSourceExtraComma,
    &kSourceNotRepeated,
    &kSourceNeedsList,
    &kSourceComment,
    &kSourceSingleQuotes,
    &kSourceUnquotedKey,
    &kSourceNotFinite,
    &kSourceNullEntry,
    &kSourceExpectedObject,
    &kSourceAfterEnd,
    &kSourceRefused,
    &kSourceLostHead,
    &kSourceMore,
};

}  // namespace guiju::internal

#endif  // GUIJU_SRC_SENTENCES_SOURCE_H_
