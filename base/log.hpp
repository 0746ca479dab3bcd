// Log lines go to standard error, one line each, through spdlog. Anything a stranger wrote passes printable(..., false) first.
#pragma once

#include <spdlog/spdlog.h>

#include <string>

namespace assay {

// Called once, by main: standard error, ISO 8601 UTC, level from `level` ("debug" "info" "warn" "error").
void start_log(const std::string& level);

}  // namespace assay
