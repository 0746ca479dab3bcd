#include "sandbox/warm/php_mappings.hpp"

#include <link.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cstdint>
#include <string_view>

namespace assay::sandbox::warm::php {
namespace {

void protect(std::uintptr_t begin, std::uintptr_t end, int protection) {
  if (begin < end) (void)::mprotect(reinterpret_cast<void*>(begin), end - begin, protection);
}

// Neighbours of one file and one protection are one mapping to the kernel. That constants can be executed and relocated tables
// written costs nobody anything: the memory is the candidate's program's own, which may make any page both.
int join_library(dl_phdr_info* library, std::size_t /*size*/, void* /*data*/) {
  if (std::string_view(library->dlpi_name).find("vdso") != std::string_view::npos) return 0;  // the kernel's own
  const auto page = static_cast<std::uintptr_t>(::sysconf(_SC_PAGESIZE));
  const auto down = [page](std::uintptr_t address) { return address / page * page; };
  for (int i = 0; i < library->dlpi_phnum; ++i) {
    const ElfW(Phdr)& part = library->dlpi_phdr[i];
    const std::uintptr_t begin = library->dlpi_addr + part.p_vaddr, end = begin + part.p_memsz;
    if (part.p_type == PT_LOAD && (part.p_flags & PF_W) == 0) protect(down(begin), down(end + page - 1), PROT_READ | PROT_EXEC);
    if (part.p_type == PT_GNU_RELRO) protect(down(begin), down(end), PROT_READ | PROT_WRITE);
  }
  return 0;
}

}  // namespace

void join_mappings() { ::dl_iterate_phdr(join_library, nullptr); }

}  // namespace assay::sandbox::warm::php
