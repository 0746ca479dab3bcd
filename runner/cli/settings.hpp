// assay.yaml: the weakest word on what a flag sets. Its keys are the long options of all commands with '_' for '-'; a
// command takes those that are its own.
#pragma once

#include <string>

namespace CLI {
class App;
}

namespace assay::runner::cli {

// Fills the options of the app and of the commands that were parsed which neither a flag nor a variable has set. `file`
// empty is assay.yaml in the current folder, if it is there. Throws ErrorException (`invalid`, with file:line:column)
// for what is no settings file, for a key that no command has and for a value that the option refuses.
void apply_settings(CLI::App& app, const std::string& file);

}  // namespace assay::runner::cli
