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
