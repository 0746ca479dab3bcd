#include "reports/render/marked_lines.hpp"

#include <re2/re2.h>

namespace assay::reports {
namespace {

// What may follow a file's name and lead to a line's number.
constexpr const char* after_name = R"((?:["']?, line |:| on line |\()(\d{1,7}))";

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
  for (const auto& file : sources) {
    auto& lines = marked[file.path];
    mark(lines, file.path, report.compile.output);
    for (const auto& group : report.groups)
      for (const auto& result : group.cases)
        if (result.verdict == Verdict::RTE && result.stderr_text) mark(lines, file.path, result.stderr_text->text);
  }
  return marked;
}

}  // namespace assay::reports
