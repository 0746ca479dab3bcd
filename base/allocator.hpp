// glibc's allocator, in processes that live long and now and then hold megabytes.
#pragma once

#include <malloc.h>

namespace assay {

// Called first in main. A freed block of megabytes raises the size up to which blocks are cut from the heap, which
// keeps what is freed below its end (mallopt(3), M_MMAP_THRESHOLD): after one large artifact a process holds several
// times its size for ever. With the threshold fixed at its first value every large block is a mapping of its own, and
// goes when it is freed.
inline void give_back_large_blocks() { ::mallopt(M_MMAP_THRESHOLD, 128 << 10); }

}  // namespace assay
