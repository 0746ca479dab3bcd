// What a warm PHP does with a process of its own: run a script, or check files.
#pragma once

namespace assay::sandbox::warm::php {

// `words` are the script's path and its arguments, ended by a null pointer, with room for nothing else.
[[noreturn]] void run_script(char** words);

// For each file what the loop over `php -n -d display_errors=1 -d html_errors=0 -l FILE` does: what is said of a bad
// one goes to standard error, of a good one nothing is said. Ends with 1 if any was bad.
[[noreturn]] void check_files(char** files);

}  // namespace assay::sandbox::warm::php
