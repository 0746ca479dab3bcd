// What the daemon said on one connection, read by the letter: a byte that does not belong where it stands is a broken
// promise. For the fuzz target `http`.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace assay::fuzz {

struct Answer {
  unsigned status = 0;
  std::map<std::string, std::string> headers;  // names in lower case
  std::string body;
  const std::string& header(const std::string& name) const;
};

// All answers of a connection, in order. Whether HEAD was asked is not known here: an answer whose body is missing is
// taken for one, where `bytes`, what was sent, speaks of HEAD at all.
std::vector<Answer> read_answers(std::string_view heard, std::string_view bytes);

// What holds of every answer, whatever was asked.
void check_answer(const Answer& answer);

}  // namespace assay::fuzz
