// What runs as the job, with every layer on, to see what it can do. Each prints lines "LAYER good|bad WHAT" on standard output.
#pragma once

namespace assay::sandbox::slot {

int probe_layers();     // everything that one look can tell
int probe_memory();     // takes memory until it is stopped
int probe_processes();  // forks until it may not; prints how many it got
int probe_disk();       // writes to /work until it may not
int probe_cpu();        // spins until it is stopped

}  // namespace assay::sandbox::slot
