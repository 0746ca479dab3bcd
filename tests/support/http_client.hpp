// A blocking HTTP/1.1 client over a plain socket that sends exactly the bytes it is given: for requests that no library
// would send. One connection, many requests.
#pragma once

#include <arpa/inet.h>
#include <cerrno>
#include <cstdint>
#include <cstdlib>
#include <netinet/in.h>
#include <stdexcept>
#include <string>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>
#include <utility>
#include <vector>

#include "base/unique_fd.hpp"

namespace assay::tests {

struct HttpAnswer {
  int status = 0;
  std::string head, body;
  // The value of a header, "" where it is missing; the name as the server writes it.
  std::string header(const std::string& name) const {
    const std::size_t at = head.find("\r\n" + name + ": ");
    if (at == std::string::npos) return "";
    const std::size_t begin = at + name.size() + 4;
    return head.substr(begin, head.find("\r\n", begin) - begin);
  }
};

class HttpClient {
 public:
  explicit HttpClient(std::uint16_t port) : fd_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(port);
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    // Only so that a broken server fails a test instead of hanging it.
    const timeval patience{60, 0};
    ::setsockopt(fd_.get(), SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    if (::connect(fd_.get(), reinterpret_cast<const sockaddr*>(&to), sizeof to) != 0)
      throw std::runtime_error("cannot connect");
  }

  void send(const std::string& bytes) {
    for (std::size_t sent = 0; sent < bytes.size();) {
      const ssize_t put = ::send(fd_.get(), bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
      if (put <= 0) return;  // the server may refuse while we still talk: what it says is what counts
      sent += static_cast<std::size_t>(put);
    }
  }

  // The next answer: by its Content-Length, or up to the end of the connection. Status 0 when the server just closed.
  HttpAnswer receive(bool head_only = false) {
    HttpAnswer answer;
    std::size_t end = 0;
    while ((end = buffer_.find("\r\n\r\n")) == std::string::npos)
      if (!more()) return answer;
    answer.head = buffer_.substr(0, end + 2);
    buffer_.erase(0, end + 4);
    answer.status = std::atoi(answer.head.c_str() + answer.head.find(' ') + 1);
    if (answer.status == 100) return receive(head_only);
    const std::string length = answer.header("Content-Length");
    if (head_only || answer.status == 204) return answer;
    if (length.empty()) {
      while (more()) {
      }
      answer.body = std::exchange(buffer_, "");
      return answer;
    }
    const std::size_t size = std::strtoul(length.c_str(), nullptr, 10);
    while (buffer_.size() < size && more()) {
    }
    answer.body = buffer_.substr(0, size);
    buffer_.erase(0, size);
    return answer;
  }

  // Whether the server has closed the connection (and not just said nothing for a minute), as far as was read.
  bool ended() const { return ended_; }

  // Whether the server has closed, asked without waiting and without reading; a reset counts too.
  bool is_closed() const {
    char byte = 0;
    const ssize_t got = ::recv(fd_.get(), &byte, 1, MSG_PEEK | MSG_DONTWAIT);
    return got == 0 || (got < 0 && errno != EAGAIN && errno != EWOULDBLOCK);
  }

  // Up to and with `mark`, of a stream that goes on; less when it ends before.
  std::string receive_until(const std::string& mark) {
    std::size_t at = 0;
    while ((at = buffer_.find(mark)) == std::string::npos)
      if (!more()) return std::exchange(buffer_, "");
    std::string text = buffer_.substr(0, at + mark.size());
    buffer_.erase(0, at + mark.size());
    return text;
  }

  using Headers = std::vector<std::pair<std::string, std::string>>;
  static std::string text(const std::string& method, const std::string& target, const Headers& headers,
                          const std::string& body) {
    std::string request = method + " " + target + " HTTP/1.1\r\nHost: localhost\r\n";
    for (const auto& [name, value] : headers) request += name + ": " + value + "\r\n";
    if (!body.empty() || method == "POST") request += "Content-Length: " + std::to_string(body.size()) + "\r\n";
    return request + "\r\n" + body;
  }

  HttpAnswer call(const std::string& method, const std::string& target, const Headers& headers = {},
                  const std::string& body = "") {
    send(text(method, target, headers, body));
    return receive(method == "HEAD");
  }

 private:
  bool more() {
    char chunk[65536];
    const ssize_t got = ::recv(fd_.get(), chunk, sizeof chunk, 0);
    ended_ = got == 0;
    if (got <= 0) return false;
    buffer_.append(chunk, static_cast<std::size_t>(got));
    return true;
  }

  UniqueFd fd_;
  std::string buffer_;
  bool ended_ = false;
};

}  // namespace assay::tests
