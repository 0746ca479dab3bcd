// assay-sandbox: the launcher, the only program with privilege. Its standard input is the judge's SOCK_SEQPACKET socket:
//
//   assay-sandbox [--slot N] [--accept-weaker LAYER]... [--without LAYER]...     greets, then answers wire.hpp's requests
//   assay-sandbox --doctor [same]                                               prints the table of layers, tab-separated
//
// It opens everything of the machine that it needs, moves into the boxes' root, proves every layer, and only then greets. It
// ends when the socket does: 0; 78 (EX_CONFIG) when it refuses to run here; 70 (EX_SOFTWARE) for a fault of its own.
#include <fcntl.h>
#include <sys/file.h>
#include <sys/prctl.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "base/allocator.hpp"
#include "sandbox/guest/landlock.hpp"
#include "sandbox/launcher/proof.hpp"
#include "sandbox/launcher/root.hpp"
#include "sandbox/launcher/run.hpp"
#include "sandbox/launcher/work_folder.hpp"
#include "sandbox/packet.hpp"

namespace assay::sandbox::launcher {
namespace {

constexpr int exit_refused = 78, exit_fault = 70;
constexpr int control = 0;

struct Options {
  unsigned slot = 0;
  bool doctor = false;
  std::vector<std::string> accepted;
  guest::Without without;
};

bool parse(int argc, char** argv, Options& options) {
  for (int i = 1; i < argc; ++i) {
    const std::string_view word = argv[i];
    const bool has_value = i + 1 < argc;
    if (word == "--doctor") {
      options.doctor = true;
    } else if (word == "--slot" && has_value) {
      options.slot = static_cast<unsigned>(std::strtoul(argv[++i], nullptr, 10)) % 4096;
    } else if (word == "--accept-weaker" && has_value) {
      options.accepted.emplace_back(argv[++i]);
    } else if (word == "--without" && has_value) {
      if (!guest::leave_out(options.without, argv[++i])) return false;
    } else {
      return false;
    }
  }
  return true;
}

bool accepts(const Options& options, std::string_view layer) {
  return std::find(options.accepted.begin(), options.accepted.end(), layer) != options.accepted.end();
}

Result<void> open_slot(const Options& options, Slot& slot) {
  slot.number = options.slot;
  slot.setup.without = options.without;
  slot.setup.landlock_abi = guest::landlock_abi();
  if (::geteuid() != 0) {
    auto entered = enter_user_namespace();
    if (!entered) return entered.error();
    slot.standing = *entered;
    slot.setup.rootless = true;
  }
  ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
  if (!options.without.cgroup) {
    auto opened = open_cgroup(slot.number, slot.standing.rootless);
    if (opened)
      slot.cgroup = std::move(*opened);
    else if (!accepts(options, "memory_limit") || !accepts(options, "process_limit"))
      return Error(ErrorCode::refused, opened.error().message());
  }
  if (!slot.cgroup) {
    slot.setup.without.cgroup = slot.setup.count_processes = true;
    slot.cgroup = no_cgroup();
  }
  if (!slot.standing.rootless) slot.standing = root_standing(slot.number);
  if (auto left = leave_machine(slot.setup.without); !left) return left;
  slot.warm.open_files();  // as mounts: an ordinary user may make them only among its own
  slot.lock = UniqueFd(::open("/bin/sh", O_RDONLY | O_CLOEXEC));
  if (!slot.lock || ::flock(slot.lock.get(), LOCK_SH) != 0) return errno_error("locking /bin/sh");
  if (auto entered = enter_root(slot.standing.rootless, slot.setup.without); !entered) return entered;
  auto maker = Maker::start(slot);
  if (!maker) return maker.error();
  slot.maker = std::move(*maker);
  return {};
}

// The greeting for what was proved: a layer that is absent and not accepted refuses. Landlock is a second opinion: its absence
// is told, not refused.
wire::Greeting greet(const Options& options, const std::vector<Layer>& layers) {
  wire::Greeting greeting;
  for (const Layer& layer : layers) {
    const bool optional = layer.name == "landlock" || accepts(options, layer.name);
    if (layer.state == State::enforced) greeting.isolation.enforced.push_back(layer.name);
    if (layer.state == State::degraded) greeting.isolation.degraded.push_back(layer.name);
    if (layer.state == State::absent) {
      greeting.isolation.absent.push_back(layer.name);
      if (!optional && greeting.refusal.empty())
        greeting.refusal = "the sandbox refuses to run: " + layer.name + " is not enforced (" + layer.proof + "); " + layer.consequence;
    }
  }
  return greeting;
}

Result<void> send_done(const Outcome& outcome) {
  wire::Done done = wire::encode(outcome);
  if (done.head.size() + done.payload.size() <= wire::max_packet) return send_packet(control, done.head + done.payload);
  auto memory = sealed_memfd(done.payload);
  if (!memory) return memory.error();
  const int fd = memory->get();
  return send_packet(control, done.head, std::span(&fd, 1));
}

Result<void> install(Slot& slot, Packet& packet) {
  if (packet.fds.size() != 1) return Error(ErrorCode::invalid, "install takes one descriptor");
  auto bytes = read_sealed(packet.fds[0].get());
  if (!bytes) return bytes.error();
  auto files = wire::decode_bundle(*bytes);
  if (!files) return Error(ErrorCode::invalid, "a bundle is malformed");
  auto mount = make_program_mount(*files);
  if (!mount) return mount.error();
  if (auto mounted = slot.maker->set_program(mount->get()); !mounted) return mounted;
  slot.warm.renew(*slot.maker);
  std::erase_if(*files, [](const File& file) { return file.area == Area::program; });
  slot.installed = std::move(*files);
  return send_done(Outcome{});
}

Result<void> run(Slot& slot, Packet& packet) {
  auto request = wire::decode_run(packet.bytes);
  if (!request || packet.fds.size() != (request->has_bundle ? 2u : 1u)) return Error(ErrorCode::invalid, "a run request is malformed");
  RunRequest box;
  if (request->has_bundle) {
    auto bytes = read_sealed(packet.fds[1].get());
    if (!bytes) return bytes.error();
    auto files = wire::decode_bundle(*bytes);
    if (!files) return Error(ErrorCode::invalid, "a bundle is malformed");
    box.files = std::move(*files);
  }
  // Read-only for the guest: a descriptor of its own, not the one that the judge still holds.
  if (::fcntl(packet.fds[0].get(), F_GET_SEALS) < 0) return Error(ErrorCode::invalid, "standard input is not a memfd");
  box.in = std::move(packet.fds[0]);
  box.run = std::move(*request);
  auto outcome = run_box(slot, std::move(box));
  if (!outcome) return outcome.error();
  return send_done(*outcome);
}

int serve(Slot& slot) {
  for (;;) {
    auto packet = receive_packet(control);
    if (!packet) return exit_fault;
    if (packet->bytes.empty()) return 0;
    const auto type = wire::type_of(packet->bytes);
    Result<void> done = Error(ErrorCode::invalid, "an unknown request");
    if (type == wire::Type::install) done = install(slot, *packet);
    if (type == wire::Type::run) done = run(slot, *packet);
    slot.over.clear();
    if (done) continue;
    (void)send_packet(control, wire::encode_failed(done.error().message()));
    // A malformed request, an unclean slot or a judge that is gone: end rather than guess.
    if (done.error().code() == ErrorCode::unavailable) return 0;
    if (done.error().code() == ErrorCode::invalid || done.error().code() == ErrorCode::refused) return exit_fault;
  }
}

int print_table(const std::vector<Layer>& layers) {
  for (const Layer& layer : layers)
    std::printf("%s\t%s\t%s\t%s\n", layer.name.c_str(), std::string(to_string(layer.state)).c_str(), layer.proof.c_str(), layer.consequence.c_str());
  return 0;
}

int refuse(const Options& options, const std::string& sentence) {
  if (options.doctor)
    std::printf("sandbox\tabsent\t%s\tno submission can be run on this machine\n", sentence.c_str());
  else
    (void)send_packet(control, wire::encode(wire::Greeting{sentence, {}}));
  return exit_refused;
}

}  // namespace

int main_launcher(int argc, char** argv) {
  Options options;
  if (!parse(argc, argv, options)) {
    std::fputs("usage: assay-sandbox [--doctor] [--slot N] [--accept-weaker LAYER]... [--without LAYER]...\n", stderr);
    return 2;
  }
  sigset_t none;
  ::sigemptyset(&none);
  ::sigprocmask(SIG_SETMASK, &none, nullptr);  // a keeper has blocked some
  ::close_range(3, ~0u, CLOSE_RANGE_CLOEXEC);
  ::signal(SIGPIPE, SIG_IGN);
  give_back_large_blocks();
  Slot slot;
  if (auto opened = open_slot(options, slot); !opened) return refuse(options, opened.error().message());
  auto layers = prove(slot);
  slot.lock.reset();
  if (!layers) return refuse(options, layers.error().message());
  if (options.doctor) return print_table(*layers);
  // The terminal's ctrl-C and a service manager's stop reach everyone at once: the judge drains, and we end with its socket.
  for (const int number : {SIGINT, SIGTERM, SIGHUP}) ::signal(number, SIG_IGN);
  slot.control = control;
  const wire::Greeting greeting = greet(options, *layers);
  slot.warm.start(*slot.maker);  // while the judge goes on
  if (!send_packet(control, wire::encode(greeting))) return exit_fault;
  return greeting.refusal.empty() ? serve(slot) : exit_refused;
}

}  // namespace assay::sandbox::launcher

int main(int argc, char** argv) { return assay::sandbox::launcher::main_launcher(argc, argv); }
