// The route table's types and the matching of a path to it. The table itself is routes.cpp; from it follow `Allow`,
// /openapi.json and who may call what.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "runner/http/message.hpp"

namespace assay::runner {
class Service;
}

namespace assay::runner::http {

// Runs on a pool thread and may block.
using Handler = Response (*)(Service& service, const Request& request);

// Which roles may call; an admin always may.
struct Access {
  bool anyone = false;
  unsigned roles = 0;  // bit 1 << Role
  constexpr bool allows(Role role) const {
    return role == Role::admin || (roles >> static_cast<unsigned>(role) & 1) != 0;
  }
};
constexpr Access to_anyone{true, 0};
constexpr Access only(std::initializer_list<Role> roles) {
  Access access;
  for (const Role role : roles) access.roles |= 1u << static_cast<unsigned>(role);
  return access;
}

struct BodyRule {
  std::size_t max_bytes = 0;  // 0: the call takes no body
  std::vector<std::string_view> media_types = {};
};

struct Parameter {
  std::string_view name, about;
};

struct Route {
  std::string_view method, pattern;  // "/api/v1/submissions/{id}"
  Access access;
  Handler handler;
  std::string_view summary;  // one line for the documentation; "" for pages
  unsigned success = 200;
  std::string_view produces = "application/json";
  BodyRule body = {};
  std::string_view body_schema = "";  // a name of openapi.cpp's schemas
  std::vector<Parameter> query = {};
  bool page = false;            // for browsers: faults are pages, a missing sign-in leads to the form
  bool idempotent_key = false;  // honours Idempotency-Key
};

struct Match {
  const Route* route = nullptr;
  std::vector<std::string> args;
  std::string allow;  // the methods of that path, when it is known but not with this method
  bool page = false;  // whether that path is a page's
};

// Segments are matched whole; "{id}" takes any non-empty one, and "{id}.html" one with that ending.
Match match(std::span<const Route> routes, std::string_view method, const std::vector<std::string>& segments);

// "GET, HEAD, POST" in one place: HEAD is answered wherever GET is.
const std::vector<Route>& routes();

}  // namespace assay::runner::http
