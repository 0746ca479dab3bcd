#include "runner/http/session.hpp"

#include <algorithm>
#include <memory>
#include <optional>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/http/message_generator.hpp>
#include <boost/url/parse.hpp>
#include <boost/url/url_view.hpp>
#include <fmt/format.h>

#include "base/log.hpp"
#include "runner/http/dispatch.hpp"
#include "runner/http/problem.hpp"
#include "runner/service.hpp"

namespace assay::runner::http {
namespace {

namespace bh = beast::http;
using Parser = bh::request_parser<bh::string_body>;
using boost::system::error_code;

constexpr std::size_t ignored_body = 64 * 1024;  // a body where none is asked for is read up to here and ignored
// What may be read ahead of the parser: a head, and beyond it the longest line of a chunk or trailer, which Beast itself
// would go on collecting for ever.
constexpr std::size_t read_ahead = 64 * 1024;

// The head, as handlers see it; false when its target or headers make no sense.
bool to_request(const Parser& parser, Request& request) {
  const auto& head = parser.get();
  request.method = std::string(head.method_string());
  const auto target = boost::urls::parse_origin_form(head.target());
  if (!target) return false;
  request.path = std::string(target->encoded_path());
  for (const auto& segment : target->segments()) request.segments.emplace_back(segment);
  for (const auto& parameter : target->params()) request.query.emplace_back(parameter.key, parameter.value);
  for (const auto& field : head) {
    std::string& value = request.headers[lower_ascii(std::string_view(field.name_string()))];
    if (!value.empty()) value += ", ";
    value += std::string_view(field.value());
  }
  // A length that a proxy before us may read otherwise would let a second request through in the first one's body.
  const bool encoded = head.count(bh::field::transfer_encoding) > 0;
  if (encoded && (!parser.chunked() || head.version() < 11)) return false;
  return head.version() < 11 || head.count(bh::field::host) == 1;
}

// Headers that every answer has; pages bring a Content-Security-Policy of their own.
template <class Message>
void fill_head(Message& message, const Response& response) {
  message.set(bh::field::server, "assay");
  message.set(bh::field::cache_control, "no-store");
  message.set("X-Content-Type-Options", "nosniff");
  message.set("Referrer-Policy", "same-origin");
  message.set("X-Frame-Options", "DENY");
  message.set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
  for (const auto& [name, value] : response.headers) message.set(name, value);
}

bh::message_generator to_message(Response response, const std::string& method, unsigned version, bool keep_alive) {
  const auto status = static_cast<bh::status>(response.status);
  if (method == "HEAD" || response.status == 204) {
    bh::response<bh::empty_body> message{status, version};
    fill_head(message, response);
    if (response.status != 204) message.content_length(response.body.size());
    message.keep_alive(keep_alive);
    return message;
  }
  bh::response<bh::string_body> message{status, version};
  fill_head(message, response);
  message.body() = std::move(response.body);
  message.keep_alive(keep_alive);
  message.prepare_payload();
  return message;
}

std::string stream_head() {
  return "HTTP/1.1 200 OK\r\nServer: assay\r\nContent-Type: text/event-stream\r\nCache-Control: no-store\r\n"
         "X-Content-Type-Options: nosniff\r\nX-Accel-Buffering: no\r\nConnection: close\r\n\r\n";
}

// What one request needs while it is answered on the pool.
struct Exchange {
  Service& service;
  Request request;
  Admission admission;
  Response response;
};

asio::awaitable<void> admit_on_pool(std::shared_ptr<Exchange> exchange) {
  exchange->admission = admit(exchange->service, exchange->request);
  co_return;
}

asio::awaitable<void> answer_on_pool(std::shared_ptr<Exchange> exchange) {
  exchange->response = answer(exchange->service, *exchange->admission.route, exchange->request);
  co_return;
}

// What came is not HTTP; false where the connection just ended.
bool is_malformed(const error_code& error) {
  return error && error.category() == bh::make_error_code(bh::error::bad_method).category() &&
         error != bh::error::end_of_stream && error != bh::error::partial_message;
}

Response head_fault(const error_code& error, const ServerOptions& options) {
  if (error == bh::error::header_limit)
    return problem_response({431,
                             "header-too-large",
                             fmt::format("the request's head may have at most {} bytes", options.header_bytes),
                             {},
                             std::make_pair("header_bytes", options.header_bytes)});
  return problem_response({400, "http", "the request is not HTTP/1.1: " + error.message()});
}

Response too_large(std::size_t limit) {
  return problem_response({413,
                           "body-too-large",
                           fmt::format("the body of this request may have at most {} bytes", limit),
                           {},
                           std::make_pair("body_bytes", limit)});
}

asio::awaitable<bool> send(Shared& shared, Stream& stream, Response response, std::string method, unsigned version,
                           bool keep) {
  shared.service.metrics().count_response(response.status);
  error_code error;
  stream.expires_after(shared.options.write_time);
  bh::message_generator message = to_message(std::move(response), method, version, keep);
  co_await beast::async_write(stream, std::move(message), asio::redirect_error(asio::use_awaitable, error));
  co_return !error;
}

// A refusal that came before the body was read: say it, then take what is still on its way for a moment, or the reset
// of the closed connection could overtake the answer.
asio::awaitable<void> refuse(Shared& shared, Stream& stream, Response response, std::string method) {
  if (!(co_await send(shared, stream, std::move(response), method, 11, false))) co_return;
  error_code error;
  stream.socket().shutdown(asio::ip::tcp::socket::shutdown_send, error);
  stream.expires_after(std::chrono::seconds(2));
  std::string sink(16 * 1024, '\0');
  for (std::size_t taken = 0; !error && taken < 8 * 1024 * 1024;) {
    const auto buffer = asio::buffer(sink);
    taken += co_await stream.async_read_some(buffer, asio::redirect_error(asio::use_awaitable, error));
  }
}

// Beast 1.81 asserts that nobody stops one byte after the line of the last chunk, which is up to the client: such a
// piece is parsed with what follows it, and two bytes always do.
bool stops_in_last_chunk(const Parser& parser, const beast::flat_buffer& buffer) {
  const std::string_view text(static_cast<const char*>(buffer.data().data()), buffer.size());
  return parser.chunked() && text.size() == 4 && text.starts_with("0\r\n");
}

// The rest of a message whose head was read. As Beast's own async_read, but for the two cases above.
asio::awaitable<void> read_rest(Stream& stream, beast::flat_buffer& buffer, Parser& parser, error_code& error) {
  parser.eager(true);
  while (!parser.is_done()) {
    if (buffer.size() > 0 && !stops_in_last_chunk(parser, buffer)) {
      buffer.consume(parser.put(buffer.data(), error));
      if (error == bh::error::need_more) error = {};
      if (error || parser.is_done()) co_return;
    }
    const std::size_t room = std::min(read_ahead, buffer.max_size() - buffer.size());
    if (room == 0) error = bh::error::buffer_overflow;
    if (error) co_return;
    const auto space = buffer.prepare(room);
    buffer.commit(co_await stream.async_read_some(space, asio::redirect_error(asio::use_awaitable, error)));
    if (error) co_return;
  }
}

// Reads the body within the route's limit. A Response is the refusal; nullopt with `error` set is a lost connection.
asio::awaitable<std::optional<Response>> read_body(Shared& shared, Connection& connection, Parser& parser,
                                                   beast::flat_buffer& buffer, std::size_t limit, error_code& error) {
  parser.body_limit(limit);
  if (parser.content_length() && *parser.content_length() > limit) co_return too_large(limit);
  if (beast::iequals(parser.get()[bh::field::expect], "100-continue")) {
    bh::response<bh::empty_body> go_on{bh::status::continue_, 11};
    connection.stream.expires_after(shared.options.write_time);
    co_await bh::async_write(connection.stream, go_on, asio::redirect_error(asio::use_awaitable, error));
    if (error) co_return std::nullopt;
  }
  connection.stream.expires_after(shared.options.body_time);
  co_await read_rest(connection.stream, buffer, parser, error);
  if (error == bh::error::body_limit) co_return too_large(limit);
  if (is_malformed(error)) co_return head_fault(error, shared.options);
  co_return std::nullopt;
}

// One request and its answer; false ends the connection.
asio::awaitable<bool> serve_one(Shared& shared, Connection& connection, beast::flat_buffer& buffer, bool first) {
  Stream& stream = connection.stream;
  Parser parser;
  parser.header_limit(static_cast<std::uint32_t>(shared.options.header_bytes));
  parser.body_limit(boost::none);
  error_code error;
  connection.idle = !first;
  stream.expires_after(first ? shared.options.head_time : shared.options.idle_time);
  co_await bh::async_read_header(stream, buffer, parser, asio::redirect_error(asio::use_awaitable, error));
  connection.idle = false;
  // A client that is too slow is closed on by its stream's timer, without a word.
  if (shared.draining || (error && !is_malformed(error))) co_return false;
  if (error) {
    co_await refuse(shared, stream, head_fault(error, shared.options), "GET");
    co_return false;
  }
  const auto exchange = std::make_shared<Exchange>(Exchange{shared.service, {}, {}, {}});
  if (!to_request(parser, exchange->request)) {
    Response senseless = problem_response({400, "http", "the request's target, Host or Transfer-Encoding header makes no sense"});
    co_await refuse(shared, stream, std::move(senseless), "GET");
    co_return false;
  }
  const std::string method = exchange->request.method;
  const auto pool = shared.pool.get_executor();
  // The head alone decides who may send a body, and how much of it.
  stream.expires_never();
  co_await asio::co_spawn(pool, admit_on_pool(exchange), asio::use_awaitable);
  if (exchange->admission.refusal) {
    const bool whole = parser.is_done() || parser.content_length().value_or(0) == 0;
    const bool chunked = parser.chunked();
    Response refusal = std::move(*exchange->admission.refusal);
    if (!whole || chunked || !parser.keep_alive()) {
      co_await refuse(shared, stream, std::move(refusal), method);
      co_return false;
    }
    co_return co_await send(shared, stream, std::move(refusal), method, 11, true);
  }
  const std::size_t limit = exchange->admission.route->body.max_bytes;
  std::optional<Response> fault =
      co_await read_body(shared, connection, parser, buffer, limit == 0 ? ignored_body : limit, error);
  if (fault) {
    const bool page = exchange->admission.route->page;
    co_await refuse(shared, stream, refusal_for(page, std::move(*fault)), method);
    co_return false;
  }
  if (error) co_return false;
  exchange->request.body = std::move(parser.get().body());
  stream.expires_never();
  co_await asio::co_spawn(pool, answer_on_pool(exchange), asio::use_awaitable);
  if (exchange->response.stream) {
    shared.service.metrics().count_response(200);
    co_await serve_events(shared, stream, *exchange->response.stream, stream_head());
    co_return false;
  }
  const bool keep = parser.keep_alive() && !shared.draining;
  const unsigned version = parser.get().version();
  const bool sent = co_await send(shared, stream, std::move(exchange->response), method, version, keep);
  co_return sent&& keep;
}

}  // namespace

asio::awaitable<void> serve_connection(Shared& shared, Connection& connection) {
  try {
    beast::flat_buffer buffer(shared.options.header_bytes + read_ahead);
    bool first = true;
    while (co_await serve_one(shared, connection, buffer, first)) {
      first = false;
      buffer.shrink_to_fit();
    }
    error_code ignored;  // the other side may have gone first
    connection.stream.socket().shutdown(asio::ip::tcp::socket::shutdown_both, ignored);
  } catch (const std::exception& error) {
    spdlog::error("a connection ended: {}", error.what());
  }
}

}  // namespace assay::runner::http
