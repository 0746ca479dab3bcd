#include "base/log.hpp"

#include <spdlog/pattern_formatter.h>
#include <spdlog/sinks/stdout_sinks.h>

#include "base/text.hpp"

namespace assay {
namespace {

constexpr const char* pattern = "%Y-%m-%dT%H:%M:%S.%eZ %l %v";

// One call is one line, whatever the words are made of.
class OneLine final : public spdlog::formatter {
 public:
  void format(const spdlog::details::log_msg& message, spdlog::memory_buf_t& out) override {
    const std::string shown = printable({message.payload.data(), message.payload.size()}, false);
    spdlog::details::log_msg fit = message;
    fit.payload = shown;
    inner_.format(fit, out);
  }
  std::unique_ptr<spdlog::formatter> clone() const override { return std::make_unique<OneLine>(); }

 private:
  spdlog::pattern_formatter inner_{pattern, spdlog::pattern_time_type::utc};
};

}  // namespace

std::unique_ptr<spdlog::formatter> log_formatter() { return std::make_unique<OneLine>(); }

void start_log(const std::string& level) {
  auto logger = spdlog::stderr_logger_mt("assay");
  logger->set_formatter(log_formatter());
  logger->set_level(spdlog::level::from_str(level));
  logger->flush_on(spdlog::level::debug);
  spdlog::set_default_logger(std::move(logger));
}

}  // namespace assay
