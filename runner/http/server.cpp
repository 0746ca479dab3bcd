#include "runner/http/server.hpp"

#include <sys/resource.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "base/log.hpp"
#include "runner/http/problem.hpp"
#include "runner/http/session.hpp"
#include "runner/service.hpp"

namespace assay::runner::http {
namespace {

using asio::ip::tcp;
using boost::system::error_code;

// A connection's place in the counts for as long as it lives.
struct Counted {
  Counted(Shared& all, Connection& one, std::string from) : shared(all), connection(one), address(std::move(from)) {
    place = shared.open.insert(shared.open.end(), &connection);
    ++shared.by_address[address];
    ++shared.service.metrics().connections;
  }
  ~Counted() {
    shared.open.erase(place);
    if (--shared.by_address[address] == 0) shared.by_address.erase(address);
    --shared.service.metrics().connections;
  }
  Counted(const Counted&) = delete;
  Counted& operator=(const Counted&) = delete;
  Shared& shared;
  Connection& connection;
  std::string address;
  std::list<Connection*>::iterator place;
};

asio::awaitable<void> connection_task(Shared& shared, tcp::socket socket, std::string address) {
  Connection connection(std::move(socket));
  const Counted counted(shared, connection, std::move(address));
  co_await serve_connection(shared, connection);
}

// One write that cannot block, then the door: a refused client costs nothing.
void turn_away(Shared& shared, tcp::socket& socket, const std::string& limit) {
  ++shared.service.metrics().connections_refused;
  const Response response = problem_response({429, "connections", "too many open connections: " + limit});
  const std::string text =
      "HTTP/1.1 429 Too Many Requests\r\nContent-Type: application/problem+json\r\nRetry-After: 5\r\nConnection: "
      "close\r\n"
      "Content-Length: " +
      std::to_string(response.body.size()) + "\r\n\r\n" + response.body;
  error_code ignored;  // a client that cannot even take this is simply closed
  socket.non_blocking(true, ignored);
  socket.write_some(asio::buffer(text), ignored);
  socket.shutdown(tcp::socket::shutdown_send, ignored);
}

asio::awaitable<void> pause(std::chrono::milliseconds time) {
  asio::steady_timer timer(co_await asio::this_coro::executor);
  timer.expires_after(time);
  co_await timer.async_wait(asio::use_awaitable);
}

asio::awaitable<void> accept_loop(Shared& shared, tcp::acceptor& acceptor) {
  while (!shared.draining) {
    error_code error;
    tcp::socket socket = co_await acceptor.async_accept(asio::redirect_error(asio::use_awaitable, error));
    if (shared.draining) co_return;
    if (error) {
      // Most likely out of descriptors: some will close.
      spdlog::warn("cannot accept a connection: {}", error.message());
      co_await pause(std::chrono::milliseconds(50));
      continue;
    }
    const std::string address = socket.remote_endpoint(error).address().to_string();
    const auto known = shared.by_address.find(address);
    if (shared.open.size() >= shared.options.connections) {
      turn_away(shared, socket, std::to_string(shared.options.connections) + " in all");
    } else if (known != shared.by_address.end() && known->second >= shared.options.connections_per_address) {
      turn_away(shared, socket, std::to_string(shared.options.connections_per_address) + " from one address");
    } else {
      socket.set_option(tcp::no_delay(true), error);
      asio::co_spawn(shared.io, connection_task(shared, std::move(socket), address), asio::detached);
    }
  }
}

class BeastServer final : public Server {
 public:
  BeastServer(Service& service, const ServerOptions& options)
      : shared_(service, options),
        acceptor_(shared_.io),
        signals_(shared_.io),
        deadline_(shared_.io),
        tick_(shared_.io) {}

  ~BeastServer() override {
    shared_.service.events().set_listener({});
    shared_.pool.join();
  }

  Result<void> bind() {
    error_code error;
    const auto address = asio::ip::make_address(shared_.options.address, error);
    const std::string where = shared_.options.address + ":" + std::to_string(shared_.options.port);
    if (error)
      return Error(ErrorCode::invalid,
                   "cannot listen on " + where + ": give an IP address and a port, as 127.0.0.1:8080");
    const tcp::endpoint endpoint(address, shared_.options.port);
    acceptor_.open(endpoint.protocol(), error);
    if (!error) acceptor_.set_option(tcp::acceptor::reuse_address(true), error);
    if (!error) acceptor_.bind(endpoint, error);
    if (!error) acceptor_.listen(1024, error);
    if (error) return Error(ErrorCode::invalid, "cannot listen on " + where + ": " + error.message());
    return {};
  }

  std::uint16_t port() const override { return acceptor_.local_endpoint().port(); }

  void run() override {
    raise_descriptor_limit();
    shared_.service.events().set_listener(
        [this](const std::string& id) { asio::post(shared_.io, [this, id] { wake(id); }); });
    asio::co_spawn(shared_.io, accept_loop(shared_, acceptor_), asio::detached);
    schedule_tick();
    shared_.io.run();
    shared_.service.events().set_listener({});
  }

  void stop() override {
    asio::post(shared_.io, [this] { drain(); });
  }

  void stop_on_signals() override {
    signals_.add(SIGTERM);
    signals_.add(SIGINT);
    signals_.async_wait([this](const error_code& error, int) {
      if (!error) drain();
    });
  }

 private:
  // A thousand connections need more than the usual soft limit of 1024 descriptors.
  static void raise_descriptor_limit() {
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
    limit.rlim_cur = std::min<rlim_t>(limit.rlim_max, 8192);
    if (::setrlimit(RLIMIT_NOFILE, &limit) != 0) spdlog::warn("the limit on open files stays low");
  }

  void wake(const std::string& id) {
    const auto [begin, end] = shared_.viewers.equal_range(id);
    for (auto viewer = begin; viewer != end; ++viewer) viewer->second->wake();
  }

  // Every other second: what is over leaves memory, for a busy daemon would hold the events of a minute; every hour: what is old
  // leaves the store.
  void schedule_tick() {
    tick_.expires_after(std::chrono::seconds(2));
    tick_.async_wait([this](const error_code& error) {
      if (error) return;
      shared_.service.events().sweep();
      if (++ticks_ % 1800 == 0) asio::post(shared_.pool, [this] { shared_.service.tidy(); });
      schedule_tick();
    });
  }

  void drain() {
    if (shared_.draining) return;
    shared_.draining = true;
    error_code ignored;  // closing is what we want, whatever it says
    acceptor_.close(ignored);
    signals_.cancel(ignored);
    tick_.cancel();
    for (auto& [id, viewer] : shared_.viewers) viewer->wake();
    for (Connection* connection : shared_.open)
      if (connection->idle) connection->stream.cancel();
    deadline_.expires_after(shared_.options.drain_time);
    deadline_.async_wait([this](const error_code&) { shared_.io.stop(); });
    watch_open();
  }

  // Ends the wait as soon as nothing is open any more.
  void watch_open() {
    if (shared_.open.empty()) return shared_.io.stop();
    tick_.expires_after(std::chrono::milliseconds(20));
    tick_.async_wait([this](const error_code&) { watch_open(); });
  }

  Shared shared_;
  tcp::acceptor acceptor_;
  asio::signal_set signals_;
  asio::steady_timer deadline_, tick_;
  unsigned ticks_ = 0;
};

}  // namespace

Result<std::unique_ptr<Server>> Server::listen(Service& service, const ServerOptions& options) {
  auto server = std::make_unique<BeastServer>(service, options);
  const Result<void> bound = server->bind();
  if (!bound) return bound.error();
  return std::unique_ptr<Server>(std::move(server));
}

}  // namespace assay::runner::http
