// Which lines of the submission a compiler or a traceback names: "main.py:12", "./main.go:7:3", `File "/work/main.py",
// line 12`, "in /work/main.php on line 12", "/work/main.php(12)". Pure. Used by the HTML page to mark the code.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>

#include "challenges/submission.hpp"
#include "reports/report.hpp"

namespace assay::reports {

// Path of a submitted file to line numbers, from 1. Only texts that the report holds are read, so a hidden case names
// none. Pure and bounded: of very many files and tracebacks only the first are read.
std::map<std::string, std::set<std::size_t>> marked_lines(const Report& report,
                                                          const std::vector<challenges::SourceFile>& sources);

}  // namespace assay::reports
