// What is said about files of data: tables, JSON lines and the column maps that read them.
#ifndef GUIJU_SRC_SENTENCES_INPUT_H_
#define GUIJU_SRC_SENTENCES_INPUT_H_

#include "sentence.h"

namespace guiju::internal {

// Files as a whole.
inline constexpr Sentence kInputCannotOpen{"input_cannot_open",
                                           "The file cannot be opened or read: {reason}.",
                                           "文件无法打开或读取：{reason}。"};
inline constexpr Sentence kInputEmpty{
    "input_empty", "The file is empty. A first row with the names of the columns was expected.",
    "文件是空的。第一行应为各列的名称。"};
inline constexpr Sentence kInputNothing{
    "input_empty", "The file is empty: there is no record in it.", "文件是空的，没有任何记录。"};
inline constexpr Sentence kInputNoRecords{
    "input_no_records", "The file has a header but no rows, so it gives no records.",
    "文件只有表头，没有数据行，因此没有读到任何记录。"};
inline constexpr Sentence kInputMissingColumn{
    "input_missing_column", "The column \"{name}\" is missing. The columns found are: {found}.",
    "缺少列“{name}”。文件中的列有：{found}。"};
inline constexpr Sentence kInputMissingColumnNear{
    "input_missing_column",
    "The column \"{name}\" is missing; did you mean \"{near}\"? The columns found are: {found}.",
    "缺少列“{name}”，是否就是“{near}”？文件中的列有：{found}。"};
inline constexpr Sentence kInputStrayColumn{
    "input_stray_column",
    "The column \"{name}\" is not in the column map and is not read; did you mean \"{near}\"?",
    "列“{name}”不在列映射中，没有读取；是否应为“{near}”？"};
inline constexpr Sentence kInputDuplicateColumn{
    "input_duplicate_column",
    "The column \"{name}\" stands twice in the header: {first} and {second}.",
    "表头中列“{name}”出现了两次：第 {first} 列和第 {second} 列。"};
inline constexpr Sentence kInputLooksGb18030{
    "input_not_utf8",
    "The bytes here are not UTF-8; they look like GB18030, which spreadsheets in China write. Say "
    "so "
    "with encoding: \"GB18030\" in the column map or with --encoding GB18030.",
    "此处的字节不是 UTF-8，看起来是国内电子表格常用的 GB18030。请在列映射中写 encoding: "
    "\"GB18030\"，或使用 --encoding GB18030。"};
inline constexpr Sentence kInputNotUtf8{
    "input_not_utf8",
    "The bytes here are not UTF-8. Name the encoding in the column map or with --encoding: "
    "{allowed}.",
    "此处的字节不是 UTF-8。请在列映射中或用 --encoding 指明编码：{allowed}。"};
inline constexpr Sentence kInputBadBytes{
    "input_bad_bytes", "The bytes here are not {encoding}, although that is the encoding given.",
    "指定的编码是 {encoding}，但此处的字节不符合这种编码。"};
inline constexpr Sentence kInputUnknownEncoding{
    "input_unknown_encoding", "The encoding \"{name}\" is not known here. Use one of: {allowed}.",
    "不认识编码“{name}”。可用的编码有：{allowed}。"};
inline constexpr Sentence kInputUtf16{
    "input_utf16",
    "The file begins like UTF-16. Say so with encoding: \"UTF-16\" in the column map or with "
    "--encoding UTF-16.",
    "文件开头像是 UTF-16 编码。请在列映射中写 encoding: \"UTF-16\"，或使用 --encoding UTF-16。"};
inline constexpr Sentence kInputNul{
    "input_nul", "There is a NUL byte here. Text has none: the file is damaged or not a text file.",
    "此处有一个空字节（NUL）。文本中不应出现空字节：文件已损坏，或者不是文本文件。"};
inline constexpr Sentence kInputRowTooLong{
    "input_row_too_long",
    "The row that begins on line {line} is longer than {limit} bytes. Probably a quotation mark is "
    "opened there and not closed.",
    "从第 {line} 行开始的数据行超过 {limit} 字节。很可能那里有一个引号没有闭合。"};
inline constexpr Sentence kInputUnclosedQuote{
    "input_unclosed_quote",
    "The row that begins on line {line} opens a quotation mark that is not closed before the end "
    "of "
    "the file.",
    "从第 {line} 行开始的数据行中有一个引号，直到文件末尾都没有闭合。"};
inline constexpr Sentence kInputDamaged{
    "input_damaged",
    "Message {number}, at byte {offset}, does not end within the file or is longer than {limit} "
    "bytes. "
    "Nothing after it can be read.",
    "位于字节 {offset} 的第 {number} 条消息在文件内没有结束，或者超过 {limit} "
    "字节，其后的内容无法读取。"};

// Column maps.
inline constexpr Sentence kMapNoSuchFact{
    "map_no_such_fact", "There is no fact \"{fact}\" for such a record. The facts are: {facts}.",
    "这类记录没有事实“{fact}”。可用的有：{facts}。"};
inline constexpr Sentence kMapNoSuchFactNear{
    "map_no_such_fact", "There is no fact \"{fact}\" for such a record; did you mean \"{near}\"?",
    "这类记录没有事实“{fact}”，是否应为“{near}”？"};
inline constexpr Sentence kMapOneTarget{
    "map_one_target",
    "The column \"{name}\" must name exactly one of fact, event, signal and field.",
    "列“{name}”必须且只能给出 fact、event、signal、field 四者之一。"};
inline constexpr Sentence kMapOnlyTickets{
    "map_only_tickets", "Events, signals and event_rows exist for tickets only.",
    "只有工单才有事件（event）、信号（signal）和 event_rows。"};
inline constexpr Sentence kMapOnlyRecords{"map_only_records",
                                          "Fields and forms exist for service records only.",
                                          "只有服务记录才有字段（field）和表单（form）。"};
inline constexpr Sentence kMapTwoReferences{
    "map_two_references", "A column has a reference or a fixed_reference, not both.",
    "一列只能给出 reference 或 fixed_reference 之一，不能同时给出。"};
inline constexpr Sentence kMapNeedsRecord{
    "map_needs_record", "The map must say which record a row is. Expected {expected}.",
    "映射必须指明每行是哪种记录（record）。此处应为 {expected}。"};
inline constexpr Sentence kMapBadEvent{
    "map_bad_event",
    "A column cannot give the event {event}: RECEIVED is the fact \"received\", TRANSFERRED and "
    "PRIORITY_CHANGED need more than a time.",
    "列不能给出事件 {event}：RECEIVED 应写作事实“received”，TRANSFERRED 和 PRIORITY_CHANGED "
    "不止需要一个时间。"};
inline constexpr Sentence kMapStatus{
    "map_status", "A status goes with the event STATUS_CHANGED, and that event needs one.",
    "status 与事件 STATUS_CHANGED 必须同时给出。"};
inline constexpr Sentence kMapBadTimeFormat{
    "map_bad_time_format",
    "The time format \"{format}\" is not understood. Use ISO, or %Y %m %d %H %M %S %% and other "
    "characters as they are; the date must be complete.",
    "无法理解时间格式“{format}”。可以写 ISO，或用 %Y %m %d %H %M %S %% 和普通字符；日期必须完整。"};
inline constexpr Sentence kMapBadZone{
    "map_bad_zone",
    "The time zone \"{zone}\" is not known. Use an IANA name such as Asia/Shanghai, or +08:00.",
    "不认识时区“{zone}”。请使用 IANA 名称（如 Asia/Shanghai）或 +08:00。"};
inline constexpr Sentence kMapNoZone{
    "map_no_zone",
    "The map names no time zone and no calendar gives one, so times without an offset have no "
    "meaning.",
    "映射没有写明时区，也没有日历可以提供，因此不带时差的时间没有意义。"};
inline constexpr Sentence kMapBadDelimiter{
    "map_bad_delimiter",
    "The delimiter must be one ASCII character, and neither a quotation mark nor a line break.",
    "分隔符必须是一个 ASCII 字符，且不能是引号或换行。"};
inline constexpr Sentence kMapBadValue{
    "map_bad_value",
    "The value \"{value}\" does not exist for this fact. Expected one of: {allowed}.",
    "这个事实没有取值“{value}”。可用的有：{allowed}。"};
inline constexpr Sentence kMapNoOther{
    "map_no_other", "The fact \"{fact}\" has no value OTHER, so on_other cannot be OTHER.",
    "事实“{fact}”没有取值 OTHER，因此 on_other 不能是 OTHER。"};
inline constexpr Sentence kMapNoSuchColumn{
    "map_no_such_column", "The map has no column \"{name}\".", "映射中没有列“{name}”。"};

// Rows.
inline constexpr Sentence kRowLineTooLong{
    "row_line_too_long", "The line is longer than {limit} bytes, which is the most that is read.",
    "这一行超过 {limit} 字节，超出了可读取的上限。"};
inline constexpr Sentence kRowStrayQuote{
    "row_stray_quote",
    "A quotation mark stands in the middle of a field. A field with quotation marks is written in "
    "quotation marks, and those inside are doubled.",
    "字段中间出现了引号。含有引号的字段应整体用引号括起，内部的引号写两遍。"};
inline constexpr Sentence kRowFieldCount{"row_field_count",
                                         "The row has {count} fields; the header has {expected}.",
                                         "这一行有 {count} 个字段，而表头有 {expected} 个。"};
inline constexpr Sentence kRowDuplicate{"row_duplicate",
                                        "This record's id was already used on line {line}.",
                                        "这条记录的编号在第 {line} 行已经出现过。"};
inline constexpr Sentence kRowApart{
    "row_apart",
    "The rows of one record must stand together; other rows of this one begin on line {line}.",
    "同一条记录的各行必须相连；这条记录的其他行从第 {line} 行开始。"};
inline constexpr Sentence kRowSameRecord{
    "row_same_record",
    "The row belongs to the record that begins on line {line}, which is rejected.",
    "这一行属于从第 {line} 行开始的记录，而那条记录未被接受。"};
inline constexpr Sentence kRowTooManyRows{
    "row_too_many_rows", "The record has more than {limit} rows.", "这条记录超过 {limit} 行。"};
inline constexpr Sentence kRowTimesDisorder{
    "row_times_disorder",
    "The order given puts line {line} after line {before}, but its time is earlier, so the history "
    "contradicts itself.",
    "按给定的顺序，第 {line} 行在第 {before} 行之后，但它的时间更早，因此这段历史自相矛盾。"};

// Cells. {column} is the column's number, {name} its name, {value} what stands in it.
inline constexpr Sentence kCellRequired{
    "cell_required", "Column {column} ({name}) is empty or unknown, but a value is needed.",
    "第 {column} 列（{name}）为空或未知，但此处必须有值。"};
inline constexpr Sentence kCellMissing{"cell_missing", "The record has no {name}, which it needs.",
                                       "这条记录缺少必需的 {name}。"};
inline constexpr Sentence kCellBadTime{
    "cell_bad_time",
    "Column {column} ({name}) holds {value}; a time was expected, written {format}.",
    "第 {column} 列（{name}）是{value}，此处应为时间，写作 {format}。"};
inline constexpr Sentence kCellNoSuchDate{
    "cell_no_such_date",
    "Column {column} ({name}) holds {value}; there is no such date or time of day.",
    "第 {column} 列（{name}）是{value}，不存在这样的日期或时刻。"};
inline constexpr Sentence kCellTimeRange{
    "cell_time_range",
    "Column {column} ({name}) holds {value}; the time must lie in the years 1970 to 2099.",
    "第 {column} 列（{name}）是{value}，时间必须在 1970 年到 2099 年之间。"};
inline constexpr Sentence kCellFullWidth{
    "cell_full_width",
    "Column {column} ({name}) holds {value}; write its digits and signs in half width (0-9).",
    "第 {column} 列（{name}）是{value}，请改用半角数字和符号（0-9）。"};
inline constexpr Sentence kCellExponent{
    "cell_exponent",
    "Column {column} ({name}) holds {value}; write the number out, without an exponent.",
    "第 {column} 列（{name}）是{value}，请写出完整的数字，不要使用指数形式。"};
inline constexpr Sentence kCellBadInteger{
    "cell_bad_integer", "Column {column} ({name}) holds {value}; a whole number was expected.",
    "第 {column} 列（{name}）是{value}，此处应为整数。"};
inline constexpr Sentence kCellBadDecimal{
    "cell_bad_decimal",
    "Column {column} ({name}) holds {value}; a number such as 1234.5 was expected, with at most 18 "
    "digits and no separators or units.",
    "第 {column} 列（{name}）是{value}，此处应为 1234.5 这样的数字，最多 18 "
    "位，不带千分位和单位。"};
inline constexpr Sentence kCellOutOfRange{
    "cell_out_of_range",
    "Column {column} ({name}) holds {value}; it must lie between {min} and {max}.",
    "第 {column} 列（{name}）是{value}，必须在 {min} 到 {max} 之间。"};
inline constexpr Sentence kCellBadChoice{
    "cell_bad_choice", "Column {column} ({name}) holds {value}; expected one of: {allowed}.",
    "第 {column} 列（{name}）是{value}，此处应为：{allowed}。"};
inline constexpr Sentence kCellBadMonth{
    "cell_bad_month",
    "Column {column} ({name}) holds {value}; a month was expected, written YYYY-MM.",
    "第 {column} 列（{name}）是{value}，此处应为月份，写作 YYYY-MM。"};
inline constexpr Sentence kCellTooLong{
    "cell_too_long", "Column {column} ({name}) holds {value}; at most {limit} bytes were expected.",
    "第 {column} 列（{name}）是{value}，最多允许 {limit} 字节。"};
inline constexpr Sentence kCellBadSignals{
    "cell_bad_signals",
    "Column {column} ({name}) holds {value}; names of signals were expected, with spaces between: "
    "small letters, digits and _, with ! before a name that means no, each name once.",
    "第 {column} 列（{name}）是{value}，此处应为以空格分隔的信号名：由小写字母、数字和 _ "
    "组成，表示“否”时前面加 "
    "!，每个名字只写一次。"};
inline constexpr Sentence kCellGivenTwice{
    "cell_given_twice",
    "Column {column} ({name}) gives what another column of the row has given already.",
    "第 {column} 列（{name}）给出的内容，同一行的另一列已经给出。"};
inline constexpr Sentence kCellNeeds{
    "cell_needs",
    "Column {column} ({name}) has a value, but {other}, which belongs to it, has none.",
    "第 {column} 列（{name}）有值，但与之配套的 {other} 没有值。"};
inline constexpr Sentence kCellNotBefore{
    "cell_not_before", "The time in column {column} ({name}) lies before the one in {other}.",
    "第 {column} 列（{name}）的时间早于 {other} 的时间。"};
inline constexpr Sentence kRowLostNeighbour{
    "row_lost_neighbour",
    "A row between the rows of this record, line {line}, could not be read, so its history has a "
    "hole.",
    "这条记录的各行之间有一行（第 {line} 行）无法读取，因此历史不完整。"};

inline constexpr Sentence kRowDuplicateMessage{
    "row_duplicate", "This record's id was already used by message {number}.",
    "这条记录的编号在第 {number} 条消息中已经出现过。"};

// Records as a whole.
inline constexpr Sentence kRecordPartOfWhole{
    "record_part_of_whole", "In {name}, the part ({part}) is larger than the whole ({whole}).",
    "{name} 中，部分（{part}）大于总数（{whole}）。"};
inline constexpr Sentence kRecordTooManyEvents{
    "record_too_many_events", "The record has {count} events; at most {limit} are read.",
    "这条记录有 {count} 个事件，最多读取 {limit} 个。"};
inline constexpr Sentence kRecordNegativeCount{
    "record_negative_count", "In {name}, a count is below zero: {part} and {whole}.",
    "{name} 中有负的计数：{part} 和 {whole}。"};
inline constexpr Sentence kRecordNoTime{"record_no_time",
                                        "{name} needs a known time of the years 1970 to 2099.",
                                        "{name} 必须是 1970 年到 2099 年之间的确定时间。"};
inline constexpr Sentence kRecordBeforeReceived{
    "record_before_received", "{name} lies before the time at which the ticket was received.",
    "{name} 早于工单的受理时间。"};

// Output.
inline constexpr Sentence kOutputFailed{
    "output_failed", "\"{path}\" could not be written: {reason}. Nothing was left behind.",
    "无法写入“{path}”：{reason}。没有留下不完整的文件。"};
inline constexpr Sentence kOutputPipeFailed{
    "output_failed", "The output could not be written: {reason}. It is not complete.",
    "无法写出结果：{reason}。输出不完整。"};

inline constexpr const Sentence* kAllInput[] = {
    &kInputCannotOpen,
    &kInputEmpty,
    &kInputNothing,
    &kInputNoRecords,
    &kInputMissingColumn,
    &kInputMissingColumnNear,
    &kInputStrayColumn,
    &kInputDuplicateColumn,
    &kInputLooksGb18030,
    &kInputNotUtf8,
    &kInputBadBytes,
    &kInputUnknownEncoding,
    &kInputUtf16,
    &kInputNul,
    &kInputRowTooLong,
    &kInputUnclosedQuote,
    &kInputDamaged,
    &kMapNoSuchFact,
    &kMapNoSuchFactNear,
    &kMapOneTarget,
    &kMapOnlyTickets,
    &kMapOnlyRecords,
    &kMapTwoReferences,
    &kMapNeedsRecord,
    &kMapBadEvent,
    &kMapStatus,
    &kMapBadTimeFormat,
    &kMapBadZone,
    &kMapNoZone,
    &kMapBadDelimiter,
    &kMapBadValue,
    &kMapNoOther,
    &kMapNoSuchColumn,
    &kRowLineTooLong,
    &kRowStrayQuote,
    &kRowFieldCount,
    &kRowDuplicate,
    &kRowApart,
    &kRowSameRecord,
    &kRowTooManyRows,
    &kRowTimesDisorder,
    &kCellRequired,
    &kCellMissing,
    &kCellBadTime,
    &kCellNoSuchDate,
    &kCellTimeRange,
    &kCellFullWidth,
    &kCellExponent,
    &kCellBadInteger,
    &kCellBadDecimal,
    &kCellOutOfRange,
    &kCellBadChoice,
    &kCellBadMonth,
    &kCellTooLong,
    &kCellBadSignals,
    &kCellGivenTwice,
    &kCellNeeds,
    &kCellNotBefore,
    &kRowLostNeighbour,
    &kRowDuplicateMessage,
    &kRecordPartOfWhole,
    &kRecordTooManyEvents,
    &kRecordNegativeCount,
    &kRecordNoTime,
    &kRecordBeforeReceived,
    &kOutputFailed,
    &kOutputPipeFailed,
};

}  // namespace guiju::internal

#endif  // GUIJU_SRC_SENTENCES_INPUT_H_
