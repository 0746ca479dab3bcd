#include "runner/cli/cli.hpp"

int main(int argc, char** argv) { return assay::runner::cli::run(argc, argv); }
