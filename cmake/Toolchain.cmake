# Compiler settings every room shares. Assertions stay on in release: a broken invariant must stop us, not a candidate.
find_program(CCACHE ccache)
if(CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
endif()

set(CMAKE_CXX_FLAGS_RELEASE "-O2")
set(CMAKE_CXX_FLAGS_DEBUG "-Og -g")
set(CMAKE_POSITION_INDEPENDENT_CODE ON)

add_compile_options(-Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Wold-style-cast -Woverloaded-virtual
                    -fstack-protector-strong)
if(ASSAY_WERROR)
  add_compile_options(-Werror)
endif()
add_link_options(-Wl,-z,relro,-z,now)

# Programs of a sanitizer build carry their sanitizer's settings: who runs one by hand needs no environment for it.
if(CMAKE_CXX_FLAGS MATCHES "-fsanitize=(address|thread)")
  set(ASSAY_SANITIZER ${CMAKE_MATCH_1})
  set(CMAKE_CXX_FLAGS_DEBUG "-Og -g1")  # a report needs lines and no more; it is a quarter of the compile time
  add_library(assay_sanitizer_defaults OBJECT ${PROJECT_SOURCE_DIR}/cmake/sanitizer_defaults.cpp)
endif()
