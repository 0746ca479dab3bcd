#include "sandbox/packet.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>

#include <array>
#include <cerrno>
#include <cstring>

#include "sandbox/wire.hpp"

namespace assay::sandbox {
namespace {
constexpr int all_seals = F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE;
}

Result<void> send_packet(int socket, std::string_view bytes, std::span<const int> fds) {
  if (bytes.size() > wire::max_packet || fds.size() > wire::max_fds)
    return Error(ErrorCode::too_large, "a message to the sandbox is larger than " + std::to_string(wire::max_packet) + " bytes");
  iovec part{const_cast<char*>(bytes.data()), bytes.size()};
  alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int) * wire::max_fds)> control{};
  msghdr message{};
  message.msg_iov = &part;
  message.msg_iovlen = 1;
  if (!fds.empty()) {
    message.msg_control = control.data();
    message.msg_controllen = CMSG_SPACE(sizeof(int) * fds.size());
    cmsghdr* header = CMSG_FIRSTHDR(&message);
    header->cmsg_level = SOL_SOCKET;
    header->cmsg_type = SCM_RIGHTS;
    header->cmsg_len = CMSG_LEN(sizeof(int) * fds.size());
    std::memcpy(CMSG_DATA(header), fds.data(), sizeof(int) * fds.size());
  }
  while (::sendmsg(socket, &message, MSG_NOSIGNAL) < 0)
    if (errno != EINTR) return errno_error("sending to the sandbox");
  return {};
}

Result<Packet> receive_packet(int socket) {
  // Kept: a fresh one of this size for every message would be pages to map, clear and give back.
  static thread_local std::array<char, wire::max_packet> buffer;
  Packet packet;
  iovec part{buffer.data(), buffer.size()};
  alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int) * wire::max_fds)> control{};
  msghdr message{};
  message.msg_iov = &part;
  message.msg_iovlen = 1;
  message.msg_control = control.data();
  message.msg_controllen = control.size();
  ssize_t got = 0;
  while ((got = ::recvmsg(socket, &message, MSG_CMSG_CLOEXEC)) < 0)
    if (errno != EINTR) return errno_error("receiving from the sandbox");
  for (cmsghdr* header = CMSG_FIRSTHDR(&message); header != nullptr; header = CMSG_NXTHDR(&message, header)) {
    if (header->cmsg_level != SOL_SOCKET || header->cmsg_type != SCM_RIGHTS) continue;
    const std::size_t count = (header->cmsg_len - CMSG_LEN(0)) / sizeof(int);
    for (std::size_t i = 0; i < count; ++i) {
      int fd = -1;
      std::memcpy(&fd, CMSG_DATA(header) + i * sizeof(int), sizeof fd);
      packet.fds.emplace_back(fd);
    }
  }
  if ((message.msg_flags & (MSG_TRUNC | MSG_CTRUNC)) != 0)
    return Error(ErrorCode::internal, "a message of the sandbox is larger than agreed");
  packet.bytes.assign(buffer.data(), static_cast<std::size_t>(got));
  return packet;
}

Result<UniqueFd> sealed_memfd(std::string_view bytes) {
  UniqueFd fd(::memfd_create("assay", MFD_CLOEXEC | MFD_ALLOW_SEALING));
  if (!fd) return errno_error("memfd_create");
  for (std::string_view rest = bytes; !rest.empty();) {
    const ssize_t put = ::write(fd.get(), rest.data(), rest.size());
    if (put < 0 && errno == EINTR) continue;
    if (put < 0) return errno_error("filling a memfd");
    rest.remove_prefix(static_cast<std::size_t>(put));
  }
  if (::fcntl(fd.get(), F_ADD_SEALS, all_seals) != 0) return errno_error("sealing a memfd");
  if (::lseek(fd.get(), 0, SEEK_SET) != 0) return errno_error("rewinding a memfd");
  return fd;
}

Result<std::string> read_sealed(int fd) {
  if (::fcntl(fd, F_GET_SEALS) != all_seals) return Error(ErrorCode::invalid, "a bundle is not a sealed memfd");
  struct stat info{};
  if (::fstat(fd, &info) != 0) return errno_error("fstat of a bundle");
  if (info.st_size < 0 || static_cast<std::size_t>(info.st_size) > wire::max_bundle)
    return Error(ErrorCode::too_large, "a bundle is larger than " + std::to_string(wire::max_bundle) + " bytes");
  std::string bytes(static_cast<std::size_t>(info.st_size), '\0');
  for (std::size_t at = 0; at < bytes.size();) {
    const ssize_t got = ::pread(fd, bytes.data() + at, bytes.size() - at, static_cast<off_t>(at));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return errno_error("reading a bundle");
    at += static_cast<std::size_t>(got);
  }
  return bytes;
}

}  // namespace assay::sandbox
