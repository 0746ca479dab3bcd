#include <algorithm>
#include <cmath>
#include <vector>

#include <boost/json/serialize.hpp>
#include <boost/json/serializer.hpp>
#include <fmt/format.h>

#include "base/text.hpp"
#include "challenges/checkers/entries.hpp"
#include "challenges/checkers/json_text.hpp"
#include "challenges/checkers/number.hpp"
#include "challenges/checkers/quote.hpp"

namespace assay::challenges {
namespace {

namespace json = boost::json;

std::string short_text(const json::value& value) {
  char buffer[400];
  json::serializer serializer;
  serializer.reset(&value);
  const auto text = serializer.read(buffer, sizeof buffer);
  return cut_printable({text.data(), text.size()});
}

// One spelling for equal values (3 and 3.0 too), and every list brought into the order of its items' spellings.
std::string sort_lists(json::value& value) {
  if (value.is_double()) {
    const double number = value.get_double();
    const bool whole = std::fabs(number) < 9e15 && number == std::trunc(number);
    return whole ? fmt::format("{}", static_cast<std::int64_t>(number)) : fmt::format("{}", number);
  }
  std::vector<std::string> parts;
  if (value.is_object()) {
    for (auto& [key, item] : value.get_object())
      parts.push_back(json::serialize(json::string(key)) + ":" + sort_lists(item));
    std::sort(parts.begin(), parts.end());
    return fmt::format("{{{}}}", fmt::join(parts, ","));
  }
  if (!value.is_array()) return json::serialize(value);
  std::vector<std::pair<std::string, json::value>> items;
  for (auto& item : value.get_array()) {
    auto spelling = sort_lists(item);
    items.emplace_back(std::move(spelling), std::move(item));
  }
  std::sort(items.begin(), items.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  for (std::size_t i = 0; i < items.size(); ++i) {
    value.get_array()[i] = std::move(items[i].second);
    parts.push_back(std::move(items[i].first));
  }
  return fmt::format("[{}]", fmt::join(parts, ","));
}

class Comparison {
 public:
  explicit Comparison(const CheckerSpec& spec) : spec_(spec) {}

  bool same(const json::value& want, const json::value& got) {
    if (steps_ > 0) --steps_;
    if (want.is_number() && got.is_number()) return same_number(want, got) || differ(want, got);
    if (want.kind() != got.kind()) return differ(want, got);
    if (want.is_object()) return same_object(want.get_object(), got.get_object());
    if (want.is_array()) return spec_.unordered ? same_items(want, got) : same_list(want.get_array(), got.get_array());
    return want == got || differ(want, got);
  }
  const std::string& path() const { return found_path_; }
  const std::string& why() const { return why_; }

 private:
  bool fail(std::string why) {
    if (quiet_ == 0) found_path_ = std::string(utf8_prefix(path_, 200)), why_ = std::move(why);
    return false;
  }
  bool differ(const json::value& want, const json::value& got) {
    if (quiet_ > 0) return false;
    if (want.is_string() && got.is_string()) {
      const auto &a = want.get_string(), &b = got.get_string();
      return fail(fmt::format("expected \"{}\", got \"{}\"", cut_printable({a.data(), a.size()}),
                              cut_printable({b.data(), b.size()})));
    }
    return fail(fmt::format("expected {}, got {}", short_text(want), short_text(got)));
  }
  // JSON has one kind of number: 3 is 3.0. (A declared type is kept by the kinds that have one.)
  bool same_number(const json::value& want, const json::value& got) const {
    if (spec_.tolerance) return near(want.to_number<double>(), got.to_number<double>(), *spec_.tolerance, 0);
    if (want.is_double() == got.is_double()) return want == got;
    // Exactly: 9007199254740993 is not 9007199254740992.0, though it rounds to it.
    const json::value &whole = want.is_double() ? got : want, &real = want.is_double() ? want : got;
    const double number = real.get_double();
    if (number != std::floor(number) || std::fabs(number) >= 0x1p63) return false;
    return whole == json::value(static_cast<std::int64_t>(number));
  }
  bool same_object(const json::object& want, const json::object& got) {
    const auto length = path_.size();
    for (const auto& [key, value] : want) {
      const auto* other = got.if_contains(key);
      step_into({key.data(), key.size()});
      const bool ok = other != nullptr ? same(value, *other) : fail("missing, expected " + short_text(value));
      path_.resize(length);
      if (!ok) return false;
    }
    if (want.size() == got.size()) return true;
    for (const auto& [key, value] : got) {
      if (want.contains(key)) continue;
      step_into({key.data(), key.size()});
      fail("not expected: " + short_text(value));
      path_.resize(length);
      return false;
    }
    return false;
  }
  bool same_list(const json::array& want, const json::array& got) {
    const auto length = path_.size();
    for (std::size_t i = 0; i < std::max(want.size(), got.size()); ++i) {
      path_ += fmt::format("[{}]", i);
      bool ok = false;
      if (i >= got.size())
        fail("missing, expected " + short_text(want[i]));
      else if (i >= want.size())
        fail("not expected: " + short_text(got[i]));
      else
        ok = same(want[i], got[i]);
      path_.resize(length);
      if (!ok) return false;
    }
    return true;
  }
  // Both are in the order of sort_lists: equal lists agree place by place. Those that are only near may not, and are
  // matched item by item while they are short and the steps last, so that nested lists cannot multiply the work.
  bool same_items(const json::value& want, const json::value& got) {
    const auto &wanted = want.get_array(), &had = got.get_array();
    if (wanted.size() != had.size()) return fail(fmt::format("expected {} items, got {}", wanted.size(), had.size()));
    ++quiet_;
    const bool equal = same_list(wanted, had) || (spec_.tolerance && matched(wanted, had));
    --quiet_;
    return equal || (quiet_ > 0 ? false : first_without(wanted, had));
  }
  bool matched(const json::array& want, const json::array& got) {
    if (want.size() > 2000) return false;
    std::vector<bool> taken(got.size());
    for (const auto& item : want) {
      std::size_t at = 0;
      while (at < got.size() && steps_ > 0 && (taken[at] || !same(item, got[at]))) ++at;
      if (at == got.size() || steps_ == 0) return false;
      taken[at] = true;
    }
    return true;
  }
  bool first_without(const json::array& want, const json::array& got) {
    ++quiet_;
    std::size_t at = 0;
    while (at + 1 < want.size() && same(want[at], got[at])) ++at;
    --quiet_;
    return fail(fmt::format("in any order: expected an item {}, got {}", short_text(want[at]), short_text(got[at])));
  }
  void step_into(std::string_view key) {
    const bool plain = !key.empty() && std::all_of(key.begin(), key.end(), [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    });
    path_ += plain && key.size() <= 80 ? fmt::format(".{}", key) : fmt::format("[\"{}\"]", cut_printable(key));
  }

  const CheckerSpec& spec_;
  std::string path_ = "$", found_path_ = "$", why_;
  int quiet_ = 0;
  std::size_t steps_ = 20'000'000;
};

}  // namespace

Result<void> accepts_json(const CheckerSpec&, std::string_view expected) {
  const auto value = parse_strict_json(expected);
  if (value.has_error()) return value.error();
  return {};
}

Check check_json(const CheckerSpec& spec, std::string_view expected, std::string_view actual) {
  auto want = parse_strict_json(expected);
  if (want.has_error())
    throw ErrorException(
        Error(ErrorCode::internal, "expected JSON was not refused on loading: " + want.error().message()));
  auto got = parse_strict_json(actual);
  if (got.has_error()) return {0, got.error().message(), Where{"", 0, "$"}};
  if (spec.unordered) sort_lists(*want), sort_lists(*got);
  Comparison comparison(spec);
  if (comparison.same(*want, *got)) return right();
  return {0, fmt::format("{}: {}", comparison.path(), comparison.why()), Where{"", 0, comparison.path()}};
}

}  // namespace assay::challenges
