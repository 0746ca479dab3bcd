#include "runner/store/records.hpp"

#include <array>
#include <utility>

namespace assay::runner {
namespace {

template <class T, std::size_t n>
using Names = std::array<std::pair<T, std::string_view>, n>;

constexpr Names<Role, 4> roles{{{Role::candidate, "candidate"},
                                {Role::interviewer, "interviewer"},
                                {Role::panel, "panel"},
                                {Role::admin, "admin"}}};
constexpr Names<State, 5> states{{{State::queued, "queued"},
                                  {State::compiling, "compiling"},
                                  {State::running, "running"},
                                  {State::done, "done"},
                                  {State::failed, "failed"}}};

template <class T, std::size_t n>
std::string_view name_of(const Names<T, n>& names, T value) {
  for (const auto& [known, name] : names)
    if (known == value) return name;
  return "";
}

template <class T, std::size_t n>
std::optional<T> value_of(const Names<T, n>& names, std::string_view name) {
  for (const auto& [value, known] : names)
    if (known == name) return value;
  return std::nullopt;
}

}  // namespace

std::string_view to_string(Role role) { return name_of(roles, role); }
std::optional<Role> role_from(std::string_view name) { return value_of(roles, name); }
std::string_view to_string(State state) { return name_of(states, state); }
std::optional<State> state_from(std::string_view name) { return value_of(states, name); }

}  // namespace assay::runner
