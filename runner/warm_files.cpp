#include "runner/warm_files.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <sstream>
#include <string>

#include <boost/asio/io_context.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/readable_pipe.hpp>
#include <boost/process/v2/process.hpp>
#include <boost/process/v2/stdio.hpp>

#include "base/log.hpp"
#include "base/unique_fd.hpp"

namespace assay::runner {
namespace {

namespace asio = boost::asio;
namespace process = boost::process::v2;

// "\tlibz.so.1 => /lib/x86_64-linux-gnu/libz.so.1 (0x00007f...)"; a static program has none.
std::string libraries_of(const std::string& program) {
  asio::io_context context;
  asio::readable_pipe out(context);
  std::string text;
  {
    process::process ldd(context, "/usr/bin/ldd", {program}, process::process_stdio{nullptr, out, nullptr});
    boost::system::error_code ended;
    asio::read(out, asio::dynamic_buffer(text, 1 << 20), ended);
    ldd.wait();
  }
  return text;
}

void read_through(const std::string& path) {
  const UniqueFd file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  std::array<char, 65536> buffer;
  while (file && ::read(file.get(), buffer.data(), buffer.size()) > 0) {
  }
}

}  // namespace

void warm_files(const challenges::Language& language) {
  if (language.run_argv.empty() || (language.compile && language.compile->artifact)) return;
  const std::string& program = language.run_argv.front();
  read_through(program);
  try {
    std::istringstream words(libraries_of(program));
    for (std::string word; words >> word;)
      if (word.starts_with('/')) read_through(word);
  } catch (const std::exception& error) {
    spdlog::debug("ldd {}: {}", program, error.what());
  }
}

}  // namespace assay::runner
