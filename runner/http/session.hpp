// What the server's two Beast files share. Everything here lives on the I/O thread.
#pragma once

#include <list>
#include <map>
#include <string>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/beast/core/tcp_stream.hpp>

#include "runner/http/message.hpp"
#include "runner/http/server.hpp"

namespace assay::runner::http {

namespace asio = boost::asio;
namespace beast = boost::beast;
using Stream = beast::tcp_stream;

// Somebody watching a judging: woken by `timer`'s cancellation. `signalled` keeps a wake-up that came while writing.
struct Viewer {
  explicit Viewer(asio::io_context& io) : timer(io) {}
  asio::steady_timer timer;
  bool signalled = false;
  void wake() {
    signalled = true;
    timer.cancel();
  }
};

struct Connection {
  explicit Connection(asio::ip::tcp::socket socket) : stream(std::move(socket)) {}
  Stream stream;
  bool idle = false;  // between requests: may be closed at once
};

struct Shared {
  Service& service;
  ServerOptions options;
  bool draining = false;
  std::multimap<std::string, Viewer*> viewers;  // by submission
  std::list<Connection*> open;
  std::map<std::string, std::size_t> by_address;
  // Last, so that they go first: ending coroutines take themselves out of the tables above.
  asio::io_context io{1};
  asio::thread_pool pool;
  Shared(Service& s, const ServerOptions& o) : service(s), options(o), pool(o.pool_threads) {}
};

// Serves one connection until it ends. Never throws.
asio::awaitable<void> serve_connection(Shared& shared, Connection& connection);

// Writes a judging's events until it is over or the viewer goes; the connection cannot be used afterwards.
asio::awaitable<void> serve_events(Shared& shared, Stream& stream, EventStream wanted, std::string head);

}  // namespace assay::runner::http
