// Makes new inputs of old ones, as fuzzers do: for mutations_test.cpp, which has no other help. Blind (it sees no
// coverage), so it leans on what it is given: a corpus that a fuzzer has merged, and a dictionary of the format's words.
#pragma once

#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace assay::fuzz {

// The tokens of a dictionary in libFuzzer's form: one "quoted token" a line, \xNN for bytes, # for comments. Throws
// std::runtime_error at a line that is none.
std::vector<std::string> read_dictionary(std::string_view text);

class Mutator {
 public:
  Mutator(std::vector<std::string> corpus, std::vector<std::string> dictionary, std::mt19937_64::result_type seed)
      : corpus_(std::move(corpus)), dictionary_(std::move(dictionary)), random_(seed) {}

  // One to eight changes of one of the corpus.
  std::string next();

 private:
  std::size_t below(std::size_t limit) { return limit == 0 ? 0 : random_() % limit; }
  const std::string& any() { return corpus_[below(corpus_.size())]; }
  void change(std::string& bytes);
  void set_integer(std::string& bytes, std::size_t at);
  void set_digits(std::string& bytes, std::size_t at);

  std::vector<std::string> corpus_, dictionary_;
  std::mt19937_64 random_;
};

}  // namespace assay::fuzz
