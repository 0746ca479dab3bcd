#include "runner/bench/http_calls.hpp"

#include <stdexcept>
#include <utility>

#include <boost/asio/connect.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>
#include <boost/json.hpp>
#include <fmt/format.h>

namespace assay::runner::bench {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
namespace json = boost::json;
using tcp = asio::ip::tcp;

constexpr std::uint64_t most_bytes = 64 << 20;

using Request = http::request<http::string_body>;
using Answer = http::response_parser<http::string_body>;

tcp::socket connect(asio::io_context& context, std::uint16_t port) {
  tcp::socket socket(context);
  socket.connect({asio::ip::address_v4::loopback(), port});
  socket.set_option(tcp::no_delay(true));
  return socket;
}

Request request(http::verb verb, const std::string& target, const std::string& token) {
  Request made(verb, target, 11);
  made.set(http::field::host, "localhost");
  made.set(http::field::authorization, "Bearer " + token);
  return made;
}

std::string body_of(Answer& answer, http::status wanted) {
  if (answer.get().result() != wanted)
    throw std::runtime_error(fmt::format("the daemon answered {}: {}", answer.get().result_int(), answer.get().body().substr(0, 300)));
  return std::move(answer.get().body());
}

}  // namespace

struct HttpCalls::Kept {
  explicit Kept(std::uint16_t port) : socket(connect(context, port)) {}
  std::string ask(const Request& request, http::status wanted) {
    Answer answer;
    answer.body_limit(most_bytes);
    http::write(socket, request);
    http::read(socket, buffer, answer);
    return body_of(answer, wanted);
  }
  asio::io_context context;
  tcp::socket socket;
  beast::flat_buffer buffer;
};

HttpCalls::HttpCalls(std::uint16_t port, std::string token) : kept_(std::make_unique<Kept>(port)), port_(port), token_(std::move(token)) {}
HttpCalls::~HttpCalls() = default;

std::string HttpCalls::hand_in(const std::string& path, const std::string& challenge, const std::string& language, const std::string& file,
                               const std::string& source) {
  Request post = request(http::verb::post, path, token_);
  post.set(http::field::content_type, "application/json");
  json::object files;
  files[file] = source;
  post.body() = json::serialize(json::object{{"challenge", challenge}, {"language", language}, {"files", files}});
  post.prepare_payload();
  return std::string(json::parse(kept_->ask(post, http::status::accepted)).at("links").at("self").as_string());
}

std::string HttpCalls::events(const std::string& link) {
  asio::io_context context;
  tcp::socket socket = connect(context, port_);
  http::write(socket, request(http::verb::get, link + "/events", token_));
  beast::flat_buffer buffer;
  Answer answer;
  answer.body_limit(most_bytes);
  http::read(socket, buffer, answer);
  return body_of(answer, http::status::ok);
}

std::string HttpCalls::verdict(const std::string& link) {
  const json::value verdict = json::parse(kept_->ask(request(http::verb::get, link, token_), http::status::ok)).at("verdict");
  return verdict.is_string() ? std::string(verdict.as_string()) : "none";
}

}  // namespace assay::runner::bench
