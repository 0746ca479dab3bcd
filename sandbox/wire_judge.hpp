// The judge's half of the wire: what only client.cpp says and hears. The launcher does not link it, so that none of this is
// code that somebody has to trust with root.
#pragma once

#include "sandbox/wire.hpp"

namespace assay::sandbox::wire {

std::optional<Greeting> decode_greeting(std::string_view packet);

std::string encode_bundle(const std::vector<const File*>& files);
std::string encode_install();

// Splits a `done` packet into head and what follows.
std::optional<std::uint64_t> done_payload_size(std::string_view packet, std::size_t* head_size);
std::optional<Outcome> decode_done(std::string_view head, std::string_view payload);

}  // namespace assay::sandbox::wire
