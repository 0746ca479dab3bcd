// The same job by others: what one run costs, and how many runs a second two workers come to.
#include <algorithm>
#include <exception>
#include <memory>
#include <thread>
#include <utility>

#include <fmt/format.h>

#include "runner/bench/measures.hpp"
#include "runner/bench/peers.hpp"

namespace assay::runner::bench {
namespace {

constexpr unsigned workers = 2;
constexpr int turns = 7;

using Act = std::function<void()>;

// Each act in a thread of its own, `runs` times: runs a second, all together.
double rate(const std::vector<Act>& acts, int runs) {
  std::vector<std::exception_ptr> failures(acts.size());
  std::vector<std::thread> threads;
  const double begin = now_ms();
  for (std::size_t i = 0; i < acts.size(); ++i)
    threads.emplace_back([&, i] {
      try {
        for (int run = 0; run < runs; ++run) acts[i]();
      } catch (...) {
        failures[i] = std::current_exception();
      }
    });
  for (std::thread& thread : threads) thread.join();
  const double taken = now_ms() - begin;
  for (const std::exception_ptr& failure : failures)
    if (failure) std::rethrow_exception(failure);
  return static_cast<double>(acts.size()) * runs / taken * 1e3;
}

// Two launchers with the job installed.
struct OwnWorkers {
  std::vector<OwnBox> boxes;
  std::vector<Act> acts;
  OwnWorkers(const Context& context, const Prepared& prepared) {
    for (unsigned i = 0; i < workers; ++i) {
      auto own = open_own_box(context.accept_weaker);
      if (!own) throw ErrorException(own.error());
      own->box->install(prepared.installed).value();
      boxes.push_back(std::move(*own));
    }
    for (OwnBox& own : boxes) acts.push_back([&own, command = prepared.command] { (void)run_in_box(*own.box, command); });
  }
};

struct PeerWorkers {
  std::vector<std::unique_ptr<PeerWorker>> all;
  std::vector<Act> acts;
  PeerWorkers(const Context& context, const Peer& peer, const Prepared& prepared) {
    for (unsigned i = 0; i < workers; ++i) all.push_back(peer.entry->start(peer.program, prepared.bare, context.folder, i));
    for (const auto& worker : all) acts.push_back([&worker = *worker] { (void)run_bare_job(worker.next()); });
  }
};

// One run after the other, in turn with a bare start.
Row cost_row(Context& context, const Peer& peer, PeerWorker& worker, const Prepared& prepared) {
  std::vector<double> theirs, bare;
  for (int round = -2; round < context.rounds; ++round) {
    const double with = run_bare_job(worker.next()).wall_ms, without = run_bare_job(prepared.bare).wall_ms;
    if (round < 0) continue;
    theirs.push_back(with);
    bare.push_back(without);
  }
  context.heed(bare);
  const JobEntry& job = *prepared.job;
  return ratio_row(fmt::format("{}-{}", job.language, peer.entry->name),
                   fmt::format("{} by {} / bare start", job.name, peer.entry->name), theirs, bare, {});
}

// A turn of ours, a turn of theirs.
Row throughput_row(const Context& context, const Peer& peer, OwnWorkers& ours, PeerWorkers& theirs, const Prepared& prepared, bool is_held) {
  const JobEntry& job = *prepared.job;
  const int their_runs = std::max(3, context.rounds / turns / 2), our_runs = their_runs * 4;
  std::vector<double> our_rates, their_rates;
  (void)rate(ours.acts, 5);
  (void)rate(theirs.acts, 2);
  for (int turn = 0; turn < turns; ++turn) {
    our_rates.push_back(rate(ours.acts, our_runs));
    their_rates.push_back(rate(theirs.acts, their_runs));
  }
  Row row = ratio_row(fmt::format("{}-throughput-{}", job.language, peer.entry->name),
                      fmt::format("{}, runs/s against {}", job.name, peer.entry->name),
                      our_rates, their_rates, is_held ? Bound{job.throughput_must, job.throughput_aim, true} : Bound{});
  row.note = fmt::format("two workers: ours {:.0f}/s, {} {:.0f}/s", spread_of(our_rates).median, peer.entry->name, spread_of(their_rates).median);
  return row;
}

}  // namespace

void measure_peers(Context& context) {
  const std::vector<Peer> peers = installed_peers();
  const auto missing = [&](const JobEntry& job, const std::string& why) {
    context.add(missing_row(fmt::format("{}-throughput", job.language), fmt::format("{}, runs/s against a peer", job.name), why,
                               {job.throughput_must, job.throughput_aim, true}));
  };
  each_job(
      context,
      [&](const Prepared& prepared, sandbox::Box&) {
        bool held = false;  // the musts are against isolate, or bubblewrap where that is not to be had
        OwnWorkers ours(context, prepared);
        for (const Peer& peer : peers) {
          const std::string id = fmt::format("{}-{}", prepared.job->language, peer.entry->name);
          try {
            PeerWorkers theirs(context, peer, prepared);
            context.add(cost_row(context, peer, *theirs.all[0], prepared));
            context.add(throughput_row(context, peer, ours, theirs, prepared, !held && peer.entry->is_yardstick));
            held = held || peer.entry->is_yardstick;
          } catch (const std::exception& error) {
            context.add(missing_row(id, fmt::format("{} by {}", prepared.job->name, peer.entry->name), error.what()));
          }
        }
        if (!held) missing(*prepared.job, "neither isolate nor bubblewrap is installed (apt-get install bubblewrap)");
      },
      missing);
}

}  // namespace assay::runner::bench
