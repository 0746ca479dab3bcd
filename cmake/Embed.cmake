# Writes HEADER and SOURCE that hold FILES (joined by '|') as byte arrays. Called by assay_embed.
string(REPLACE "|" ";" FILES "${FILES}")
set(declarations "")
set(definitions "")
set(entries "")
foreach(file ${FILES})
  get_filename_component(name ${file} NAME)
  string(MAKE_C_IDENTIFIER "${name}" name)
  file(READ ${file} hex HEX)
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${hex}")
  string(APPEND declarations "extern const std::string_view ${name};\n")
  string(APPEND definitions
         "static const unsigned char ${name}_bytes[] = {${bytes}0};\n"
         "const std::string_view ${name}{reinterpret_cast<const char*>(${name}_bytes), sizeof ${name}_bytes - 1};\n")
  get_filename_component(file_name ${file} NAME)
  string(APPEND entries "  {\"${file_name}\", {reinterpret_cast<const char*>(${name}_bytes), sizeof ${name}_bytes - 1}},\n")
endforeach()
file(WRITE ${HEADER} "#pragma once\n#include <span>\n#include <string_view>\n#include <utility>\nnamespace assay::embedded::${NAMESPACE} {\n${declarations}extern const std::span<const std::pair<std::string_view, std::string_view>> files;\n}\n")
file(WRITE ${SOURCE} "#include <embedded/${NAMESPACE}.hpp>\nnamespace assay::embedded::${NAMESPACE} {\n${definitions}static const std::pair<std::string_view, std::string_view> entries[] = {\n${entries}};\nconst std::span<const std::pair<std::string_view, std::string_view>> files{entries};\n}\n")
