// One message, its descriptors and sealed memory.
#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

#include "sandbox/packet.hpp"
#include "sandbox/wire.hpp"

using namespace assay;
using namespace assay::sandbox;

namespace {

struct Pair {
  UniqueFd left, right;
  Pair() {
    int ends[2];
    REQUIRE(::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) == 0);
    left.reset(ends[0]);
    right.reset(ends[1]);
  }
};

}  // namespace

TEST_CASE("a message arrives whole with its descriptors, and these are closed on exec") {
  Pair pair;
  auto memory = sealed_memfd("content");
  REQUIRE(memory.has_value());
  const int fd = memory->get();
  REQUIRE(send_packet(pair.left.get(), std::string(wire::max_packet, 'x'), std::span(&fd, 1)).has_value());
  auto got = receive_packet(pair.right.get());
  REQUIRE(got.has_value());
  CHECK(got->bytes.size() == wire::max_packet);
  REQUIRE(got->fds.size() == 1);
  CHECK(::fcntl(got->fds[0].get(), F_GETFD) == FD_CLOEXEC);
  CHECK(read_sealed(got->fds[0].get()).value() == "content");
}

TEST_CASE("a message larger than agreed is neither sent nor received") {
  Pair pair;
  CHECK(send_packet(pair.left.get(), std::string(wire::max_packet + 1, 'x')).has_error());
  const std::string large(wire::max_packet + 1, 'x');
  REQUIRE(::send(pair.left.get(), large.data(), large.size(), 0) == static_cast<ssize_t>(large.size()));
  CHECK(receive_packet(pair.right.get()).has_error());
}

TEST_CASE("the other side's end is an empty message") {
  Pair pair;
  pair.left.reset();
  CHECK(receive_packet(pair.right.get()).value().bytes.empty());
}

TEST_CASE("sealed memory cannot be written, grown or shrunk, and nothing unsealed is read") {
  auto memory = sealed_memfd("four");
  REQUIRE(memory.has_value());
  CHECK(::pwrite(memory->get(), "x", 1, 0) < 0);
  CHECK(::ftruncate(memory->get(), 0) != 0);
  CHECK(::ftruncate(memory->get(), 100) != 0);
  CHECK(read_sealed(memory->get()).value() == "four");
  UniqueFd open_memory(::memfd_create("open", MFD_CLOEXEC | MFD_ALLOW_SEALING));
  CHECK(read_sealed(open_memory.get()).has_error());
  UniqueFd file(::open("/proc/self/exe", O_RDONLY | O_CLOEXEC));
  CHECK(read_sealed(file.get()).has_error());
}
