// What the parts of the HTML report are made of: a template's values, set from texts that are made printable here and
// escaped by the template, and the drawn bars. Used by html*.cpp only.
#pragma once

#include <string>
#include <string_view>

#include <kainjow/mustache.hpp>

#include "reports/report.hpp"

namespace assay::reports::html {

using kainjow::mustache::data;

data list();
// A stranger's text, or nothing (an empty text leaves its section out).
void set(data& view, const std::string& key, std::string_view text);
// `any_key` tells the template whether there is anything in the list.
void set_list(data& view, const std::string& key, data items, const std::string& any_key);

// The style class of a verdict.
std::string tone(Verdict verdict);

// Drawn, not styled: the policy allows no style attribute. Made of figures only, so they go in unescaped.
std::string share_bar(double per_cent);
std::string limit_bar(double used, double limit);

}  // namespace assay::reports::html
