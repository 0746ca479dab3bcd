// One function a subcommand: each adds its options to the command line and, when it is the one asked for, sets the exit
// status. Called by cli.cpp's table only.
#pragma once

namespace CLI {
class App;
}

namespace assay::runner::cli {

void add_grade(CLI::App& app, int& exit_status);
void add_validate(CLI::App& app, int& exit_status);
void add_doctor(CLI::App& app, int& exit_status);
void add_serve(CLI::App& app, int& exit_status);
void add_bench(CLI::App& app, int& exit_status);
void add_token(CLI::App& app, int& exit_status);

}  // namespace assay::runner::cli
