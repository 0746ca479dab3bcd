// What the benchmark asks of the daemon over HTTP, blocking.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

namespace assay::runner::bench {

// One kept connection for requests, and one for each event stream, which the daemon closes. Throws std::runtime_error.
class HttpCalls {
 public:
  HttpCalls(std::uint16_t port, std::string token);
  ~HttpCalls();

  // POST of one file as a submission ("/api/v1/submissions") or a run ("/api/v1/runs"): its own link, "/api/v1/runs/12".
  std::string hand_in(const std::string& path, const std::string& challenge, const std::string& language, const std::string& file,
                      const std::string& source);
  // Reads the events of a submission or run up to the end of the stream: all of it is over and stored then.
  std::string events(const std::string& link);
  // The verdict of one that is over.
  std::string verdict(const std::string& link);

 private:
  struct Kept;
  std::unique_ptr<Kept> kept_;
  const std::uint16_t port_;
  const std::string token_;
};

}  // namespace assay::runner::bench
