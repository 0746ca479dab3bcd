// Log lines go to standard error through spdlog. Each is made printable as a whole (text.hpp), so that no name, path or message
// of a stranger's can end a line, begin another or command a terminal.
#pragma once

#include <spdlog/spdlog.h>

#include <memory>
#include <string>

namespace assay {

// Called once, by main: standard error, ISO 8601 UTC, level from `level` ("debug" "info" "warn" "error").
void start_log(const std::string& level);

// "2026-11-23T10:00:00.000Z warning TEXT", one line a call.
std::unique_ptr<spdlog::formatter> log_formatter();

}  // namespace assay
