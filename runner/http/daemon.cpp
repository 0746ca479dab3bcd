#include "runner/http/daemon.hpp"

#include <malloc.h>

#include "base/allocator.hpp"
#include "base/log.hpp"
#include "base/text.hpp"
#include "runner/store/data_folder.hpp"
#include "runner/store/sqlite_store.hpp"

namespace assay::runner::http {

Result<std::unique_ptr<Daemon>> Daemon::start(DaemonOptions options) {
  std::unique_ptr<Daemon> daemon(new Daemon(std::move(options)));
  const Result<void> opened = daemon->open();
  if (!opened) return opened.error();
  return daemon;
}

Daemon::~Daemon() {
  if (workers_) workers_->stop();
  server_.reset();
}

Result<void> Daemon::open() {
  give_back_large_blocks();
  const Result<void> made = make_data_folder(options_.data);
  if (!made) return made.error();
  Result<UniqueFd> lock = lock_data_folder(options_.data);
  if (!lock) return lock.error();
  lock_ = std::move(*lock);
  auto store = open_sqlite_store(options_.data / "assay.db");
  if (!store) return store.error();
  store_ = std::move(*store);
  auto programs = ProgramFiles::open(options_.data / "programs");
  if (programs)
    programs_ = std::move(*programs);
  else
    spdlog::warn("compiled programs are not kept: {}", printable(programs.error().message(), false));

  catalog_ = std::make_unique<Catalog>(challenges::bundled_languages());
  for (const auto& folder : options_.challenges) {
    const auto faults = catalog_->add_folder(folder);
    if (!faults) return faults.error();
    for (const std::string& fault : *faults) spdlog::warn("a challenge is left out: {}", printable(fault, false));
  }
  service_ = std::make_unique<Service>(*store_, *catalog_, queue_, events_, metrics_, clock_, options_.data);
  auto server = Server::listen(*service_, options_.server);
  if (!server) return server.error();
  server_ = std::move(*server);
  service_->tidy();

  workers_ = std::make_unique<Workers>(
      WorkerParts{*store_, *catalog_, queue_, events_, metrics_, clock_, options_.make_box, options_.accepted_weaker, programs_.get()});
  const Result<void> proved = workers_->start(options_.workers);
  if (!proved) return proved.error();
  const Result<void> recovered = service_->recover();
  // Loading challenges leaves tens of megabytes of freed YAML trees with the allocator: an idle daemon gives them back.
  ::malloc_trim(0);
  return recovered;
}

}  // namespace assay::runner::http
