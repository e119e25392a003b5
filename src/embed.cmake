# cmake -DOUT=file.cc -DSYMBOL=name -DFILES="a;b" -P embed.cmake
# Writes files as string constants: an array `name` of {file name, text}, in the order given.
set(entries "")
foreach(file IN LISTS FILES)
  file(READ ${file} text)
  get_filename_component(base ${file} NAME)
  string(APPEND entries "    {\"${base}\", R\"guiju_text(${text})guiju_text\"},\n")
endforeach()
list(LENGTH FILES count)
file(WRITE ${OUT}
"#include \"embedded.h\"

namespace guiju::internal {

extern const EmbeddedFile ${SYMBOL}[] = {
${entries}};
extern const std::size_t ${SYMBOL}Count = ${count};

}  // namespace guiju::internal
")
