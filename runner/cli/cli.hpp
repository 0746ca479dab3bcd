// The command line: CONTRACT section 4. Each subcommand has a file; cli.cpp has the table and maps every ending to an exit
// status: 0 AC, 1 not AC, 2 bad input, 3 our fault, 4 the sandbox refused.
#pragma once

namespace assay::runner::cli {

int run(int argc, char** argv);

}  // namespace assay::runner::cli
