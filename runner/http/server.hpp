// The HTTP/1.1 server: accepts, bounds, reads requests, has them answered on the pool, writes. One thread for all I/O.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

#include "base/error.hpp"

namespace assay::runner {
class Service;
}

namespace assay::runner::http {

struct ServerOptions {
  std::string address = "127.0.0.1";
  std::uint16_t port = 8080;  // 0 takes a free one
  unsigned pool_threads = 2;  // handlers block on the store: none runs on the I/O thread
  std::size_t connections = 1200, connections_per_address = 512;
  std::size_t header_bytes = 16 * 1024;
  // A client that is slower than this is closed on: the head from its first moment, the body, an answer not taken.
  std::chrono::milliseconds head_time{10000}, idle_time{30000}, body_time{60000}, write_time{30000};
  std::chrono::milliseconds heartbeat{15000};  // a comment on an idle event stream
  std::chrono::milliseconds drain_time{3000};  // open requests after stop()
};

class Server {
 public:
  // Binds at once; `invalid` when the address is not one or is taken.
  static Result<std::unique_ptr<Server>> listen(Service& service, const ServerOptions& options);
  virtual ~Server() = default;
  virtual std::uint16_t port() const = 0;
  // Serves until stop(); in the calling thread.
  virtual void run() = 0;
  // Any thread, and more than once: stops accepting, ends event streams, lets answers under way finish.
  virtual void stop() = 0;
  // Has SIGTERM and SIGINT call stop().
  virtual void stop_on_signals() = 0;
};

}  // namespace assay::runner::http
