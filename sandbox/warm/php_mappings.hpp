// A fork copies every mapping of its parent, and libphp comes with forty libraries of five mappings each.
#pragma once

namespace assay::sandbox::warm::php {

// Makes two mappings of each library's five: its code with what it only reads, and its data with what was read-only once relocated.
// Nothing is copied and no byte changes; what the kernel will not change stays as it is.
void join_mappings();

}  // namespace assay::sandbox::warm::php
