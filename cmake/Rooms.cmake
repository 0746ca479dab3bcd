# assay_room(NAME LINKS...): one static library a room, made of every .cpp of its folder (but what EXCLUDE names).
function(assay_room name)
  cmake_parse_arguments(room "" "" "LINKS;EXCLUDE" ${ARGN})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp)
  foreach(pattern ${room_EXCLUDE})
    list(FILTER sources EXCLUDE REGEX "${CMAKE_CURRENT_SOURCE_DIR}/${pattern}")
  endforeach()
  add_library(assay_${name} STATIC ${sources})
  target_include_directories(assay_${name} PUBLIC ${PROJECT_SOURCE_DIR})
  target_compile_definitions(assay_${name} PUBLIC ASSAY_VERSION="${PROJECT_VERSION}")
  target_link_libraries(assay_${name} PUBLIC ${room_LINKS})
endfunction()

# assay_embed(TARGET NAMESPACE FILE...): each file becomes `extern const std::string_view` data of the target, named after the
# file with every other character turned into '_', and an entry {name, content} of `files`; declared in the generated header
# <embedded/NAMESPACE.hpp>.
function(assay_embed target namespace)
  set(out ${CMAKE_BINARY_DIR}/embedded/${target})
  set(header ${out}/embedded/${namespace}.hpp)
  set(source ${out}/${namespace}.cpp)
  set(files ${ARGN})
  string(REPLACE ";" "|" joined "${files}")
  add_custom_command(
    OUTPUT ${header} ${source}
    COMMAND ${CMAKE_COMMAND} -DHEADER=${header} -DSOURCE=${source} -DNAMESPACE=${namespace} "-DFILES=${joined}" -P
            ${PROJECT_SOURCE_DIR}/cmake/Embed.cmake
    DEPENDS ${files} ${PROJECT_SOURCE_DIR}/cmake/Embed.cmake
    COMMENT "Embedding ${namespace}"
    VERBATIM)
  target_sources(${target} PRIVATE ${source} ${header})
  target_include_directories(${target} PUBLIC ${out})
endfunction()
