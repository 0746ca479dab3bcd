// What all pages share: the answer around a rendered template, and the form fields of a body.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include <boost/json/object.hpp>

#include "runner/http/message.hpp"

namespace assay::runner::web {

// The page `name` with its Content-Security-Policy. `data` needs a `title`.
http::Response page(const http::Request& request, std::string_view name, boost::json::object data,
                    unsigned status = 200);

// "2026-11-23 10:00 UTC"
std::string shown_time(TimePoint time);
// 62.5 as "62.5", 60 as "60".
std::string shown_number(double number);

}  // namespace assay::runner::web
