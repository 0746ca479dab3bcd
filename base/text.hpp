// Bytes that strangers wrote, made fit to show. Every function is total: any byte sequence in, valid UTF-8 out.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace assay {

// True for valid UTF-8 (no surrogates, no overlong forms, at most U+10FFFF).
bool is_utf8(std::string_view bytes);

// Invalid sequences become U+FFFD, one for each maximal ill-formed part (Unicode 15, section 3.9, "best practice").
std::string to_utf8(std::string_view bytes);

// The longest prefix of at most `max_bytes` that does not cut a UTF-8 sequence.
std::string_view utf8_prefix(std::string_view text, std::size_t max_bytes);

// For terminals and logs: control characters (but \n and \t when `keep_lines`), bidi overrides and zero-width characters are
// shown as \xNN or \u{NNNN}; invalid UTF-8 as U+FFFD.
std::string printable(std::string_view bytes, bool keep_lines = true);

// For JSON that a terminal or an editor may show: the same values, with what printable() replaces written as \uNNNN (JSON holds
// such characters in strings only).
std::string json_shown(std::string_view json);

}  // namespace assay
