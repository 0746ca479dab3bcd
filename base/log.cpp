#include "base/log.hpp"

#include <spdlog/sinks/stdout_sinks.h>

namespace assay {

void start_log(const std::string& level) {
  auto logger = spdlog::stderr_logger_mt("assay");
  logger->set_pattern("%Y-%m-%dT%H:%M:%S.%eZ %l %v", spdlog::pattern_time_type::utc);
  logger->set_level(spdlog::level::from_str(level));
  logger->flush_on(spdlog::level::debug);
  spdlog::set_default_logger(std::move(logger));
}

}  // namespace assay
