#include "reports/render/marked_lines.hpp"

#include <re2/re2.h>

namespace assay::reports {
namespace {

// What may follow a file's name and lead to a line's number.
constexpr const char* after_name = R"((?:["']?, line |:| on line |\()(\d{1,7}))";

// Of all texts, times the files looked for in them: some tenths of a second.
constexpr std::size_t most_read = 64 << 20;

void mark(std::set<std::size_t>& lines, const std::string& path, std::string_view text) {
  const RE2 named("(?:^|[^A-Za-z0-9_.-])" + RE2::QuoteMeta(path) + after_name, RE2::Quiet);
  re2::StringPiece rest(text.data(), text.size());
  std::size_t number = 0;
  while (RE2::FindAndConsume(&rest, named, &number))
    if (number > 0) lines.insert(number);
}

}  // namespace

std::map<std::string, std::set<std::size_t>> marked_lines(const Report& report,
                                                          const std::vector<challenges::SourceFile>& sources) {
  std::map<std::string, std::set<std::size_t>> marked;
  std::size_t left = most_read;
  const auto look_in = [&](const std::string& file, std::string_view text) {
    const std::string_view part = text.substr(0, left);
    left -= part.size();
    mark(marked[file], file, part);
  };
  for (const auto& file : sources) {
    look_in(file.path, report.compile.output);
    for (const auto& group : report.groups)
      for (const auto& result : group.cases)
        if (result.verdict == Verdict::RTE && result.stderr_text && left > 0) look_in(file.path, result.stderr_text->text);
  }
  return marked;
}

}  // namespace assay::reports
