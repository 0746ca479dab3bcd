#include "tests/fuzz/http_world.hpp"

#include <fstream>
#include <future>
#include <linux/sockios.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <thread>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

#include "base/digest.hpp"
#include "runner/judge.hpp"
#include "runner/publish.hpp"
#include "runner/store/sqlite_store.hpp"
#include "tests/fuzz/must.hpp"
#include "tests/support/fake_box.hpp"
#include "tests/support/temporary_folder.hpp"

namespace assay::fuzz {
namespace {

namespace fs = std::filesystem;
namespace asio = boost::asio;
using boost::system::error_code;
using ClientSocket = asio::local::stream_protocol::socket;

// At a whole second: that is when a candidate hears of an end.
class StoppedClock final : public Clock {
 public:
  TimePoint now() const override { return TimePoint(std::chrono::seconds(1764000000)); }
};
const StoppedClock stopped_clock;

// Answers every program with the program itself: what a candidate sent comes back as what it printed.
class MirrorBox final : public sandbox::Box {
 public:
  Result<void> install(std::span<const sandbox::File> files) override {
    program_ = files.empty() ? "" : files.front().content;
    return {};
  }
  Result<sandbox::Outcome> run(const sandbox::Command& command) override {
    return tests::with_collected(tests::exited(0, program_, program_), command);
  }
  const sandbox::Isolation& isolation() const override { return isolation_; }

 private:
  std::string program_;
  sandbox::Isolation isolation_{{"fake"}, {}, {}};
};

void write_challenge(const fs::path& folder) {
  fs::create_directories(folder / "starter/python");
  std::ofstream(folder / "statement.md") << "# Echo\n\nPrint what you **read**. <script>alert(1)</script>\n";
  std::ofstream(folder / "starter/python/main.py") << "print(input())\n";
  std::ofstream(folder / "challenge.yaml") << "format: 1\nversion: 1.0.0\nname: Echo\nkind: stdio\n"
                                              "languages: [python, php]\nlimits: {source_kib: 2}\ngroups:\n"
                                              "  - id: samples\n    visibility: sample\n    cases:\n"
                                              "      - {id: one, stdin: \"1\\n\", expected: \"1\\n\"}\n"
                                              "  - id: hidden\n    points: 60\n    cases:\n"
                                              "      - {id: two, stdin: \"2\\n\", expected: \""
                                           << known::expected << "\\n\"}\n";
}

void judge_one(const runner::SubmissionRecord& record, runner::Store& store, const runner::Catalog& catalog,
               runner::EventHub& events, runner::Metrics& metrics) {
  const challenges::Submission submission{record.language, store.files(record.id).value()};
  MirrorBox box;
  reports::Facts facts;
  facts.report_id = "report";
  facts.generated_at = iso8601(stopped_clock.now());
  facts.submission_id = record.id;
  facts.submitted_at = iso8601(record.submitted_at);
  facts.candidate = record.candidate;
  facts.isolation = box.isolation();
  const runner::ChallengePtr challenge = catalog.find(record.challenge, record.challenge_sha256);
  const auto report = runner::judge(
      {challenge, catalog.languages().at(record.language), submission, record.purpose == runner::Purpose::run}, box,
      facts);
  must(runner::Publisher{store, events, metrics, stopped_clock}.publish(record, report).value());
}

// What every world starts from: a folder with a database and the challenge that it speaks of.
struct Template {
  support::TemporaryFolder folder{support::in_memory()};
  runner::Catalog catalog{challenges::bundled_languages()};
  unsigned worlds = 0;

  Template() {
    write_challenge(folder.path() / "echo");
    must(catalog.add_folder(folder.path() / "echo").value().empty());
    const auto store = runner::open_sqlite_store(folder.path() / "template.db").value();
    for (const auto& [secret, role] :
         {std::pair(known::interviewer, runner::Role::interviewer), std::pair(known::panel, runner::Role::panel),
          std::pair(known::admin, runner::Role::admin)})
      store
          ->add_token({"id-of-" + std::string(secret), sha256_hex(secret), role, std::string(to_string(role)),
                       stopped_clock.now()})
          .value();
    runner::EventHub events;
    runner::Metrics metrics;
    for (const std::string_view id : {known::judged, known::waiting, known::run}) {
      const bool run = id == known::run;
      const runner::Extent extent = runner::extent_of(*catalog.find("echo"), run);
      runner::SubmissionRecord record;
      record.id = id;
      record.purpose = run ? runner::Purpose::run : runner::Purpose::submission;
      record.challenge = "echo";
      record.challenge_sha256 = catalog.find("echo")->sha256;
      record.language = "python";
      record.candidate = reports::Candidate{"", "Ada", std::string(known::candidate) + "@example.org"};
      record.submitter = "id-of-token-interviewer";
      record.submitted_at = stopped_clock.now();
      record.total = extent.cases;
      record.max_score = extent.points;
      const auto added = store->add_submission(record, {{"main.py", "<b>1</b>\n"}}, std::nullopt).value();
      if (id != known::waiting) judge_one(added.record, *store, catalog, events, metrics);
    }
  }
};

Template& of_all() {
  static Template made;
  return made;
}

asio::awaitable<void> serve(runner::http::Shared& shared, asio::ip::tcp::socket socket) {
  runner::http::Connection connection(std::move(socket));
  co_await runner::http::serve_connection(shared, connection);
}

asio::awaitable<void> say(ClientSocket& socket, const std::vector<std::string_view>& pieces) {
  error_code error;  // a server that has heard enough closes: what it said is what counts
  for (const std::string_view piece : pieces) {
    const auto buffer = asio::buffer(piece);
    co_await asio::async_write(socket, buffer, asio::redirect_error(asio::use_awaitable, error));
    // The next piece is one to the server too. It may also be done with reading: then there is no use in waiting.
    int unread = 1;
    for (int turn = 0; !error && unread > 0 && turn < 200; ++turn) {
      if (!socket.is_open()) co_return;  // hear() has heard the end
      must(::ioctl(socket.native_handle(), SIOCOUTQ, &unread) == 0);
      if (unread > 0) std::this_thread::yield();
      co_await asio::post(socket.get_executor(), asio::use_awaitable);
    }
    if (error) break;
  }
  socket.shutdown(ClientSocket::shutdown_send, error);
}

// Up to the end, or to the first sign of life on a stream of events that nothing will end: then this viewer goes.
asio::awaitable<void> hear(ClientSocket& socket, std::string& heard) {
  std::string piece(64 * 1024, '\0');
  for (;;) {
    error_code error;
    const auto buffer = asio::buffer(piece);
    const std::size_t got = co_await socket.async_read_some(buffer, asio::redirect_error(asio::use_awaitable, error));
    heard.append(piece, 0, got);
    if (!error && !heard.ends_with(": still here\n\n")) continue;
    socket.close(error);
    co_return;
  }
}

}  // namespace

World::World() : catalog_(challenges::bundled_languages()) {
  Template& start = of_all();
  folder_ = start.folder.path() / std::to_string(++start.worlds);
  fs::create_directory(folder_);
  fs::copy_file(start.folder.path() / "template.db", folder_ / "assay.db");
  catalog_.add(start.catalog.find("echo"));
  store_ = runner::open_sqlite_store(folder_ / "assay.db").value();
  service_ = std::make_unique<runner::Service>(*store_, catalog_, queue_, events_, metrics_, stopped_clock, folder_);
  events_.open(store_->submission(std::string(known::waiting)).value().value());
  metrics_.workers_ready = 1;
  runner::http::ServerOptions options;
  options.pool_threads = 1;
  options.header_bytes = 2048;
  options.heartbeat = std::chrono::milliseconds(0);
  // What is tried here is no clock: on a machine that starves us nobody is to be closed on.
  options.head_time = options.idle_time = options.body_time = options.write_time = std::chrono::hours(1);
  shared_ = std::make_unique<runner::http::Shared>(*service_, options);
}

World::~World() {
  shared_->pool.join();
  shared_.reset();
  service_.reset();
  store_.reset();
  std::error_code ignored;  // the template's folder is removed as a whole
  fs::remove_all(folder_, ignored);
}

std::string World::talk(const std::vector<std::string_view>& pieces) {
  int ends[2];
  must(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) == 0);
  asio::io_context& io = shared_->io;
  // The session reads and writes and shuts down, which a local socket does as a network's: only bind and connect
  // differ.
  asio::ip::tcp::socket server(io, asio::ip::tcp::v4(), ends[0]);
  ClientSocket client(io, asio::local::stream_protocol(), ends[1]);
  std::string heard;
  asio::co_spawn(io, serve(*shared_, std::move(server)), asio::detached);
  asio::co_spawn(io, say(client, pieces), asio::detached);
  asio::co_spawn(io, hear(client, heard), asio::detached);
  io.restart();
  io.run();
  // The pool's one thread has no more than this left to do: a leak check between two inputs sees it at rest.
  std::promise<void> rested;
  asio::post(shared_->pool, [&rested] { rested.set_value(); });
  rested.get_future().wait();
  must(shared_->viewers.empty());
  return heard;
}

bool World::changed() const {
  return metrics_.accepted > 0 || queue_.size() > 0 || !store_->challenges().value().empty() ||
         catalog_.find("echo") != of_all().catalog.find("echo") || catalog_.list().size() != 1;
}

std::vector<std::string> World::judge_accepted() {
  std::vector<std::string> paths;
  while (queue_.size() > 0) {
    const auto record = store_->submission(queue_.pop().value()).value();
    must(record.has_value());
    judge_one(*record, *store_, catalog_, events_, metrics_);
    paths.push_back((record->purpose == runner::Purpose::run ? "/runs/" : "/submissions/") + record->id);
  }
  return paths;
}

}  // namespace assay::fuzz
