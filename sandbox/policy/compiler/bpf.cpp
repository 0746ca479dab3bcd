#include "sandbox/policy/compiler/bpf.hpp"

#include <linux/audit.h>
#include <linux/seccomp.h>

#include <algorithm>
#include <cstddef>
#include <span>

namespace assay::sandbox::policy {
namespace {

#if defined(__x86_64__)
constexpr std::uint32_t native = AUDIT_ARCH_X86_64;
constexpr std::uint32_t first_foreign = 0x40000000;  // x32's numbers have this bit (asm/unistd.h: __X32_SYSCALL_BIT)
#elif defined(__aarch64__)
constexpr std::uint32_t native = AUDIT_ARCH_AARCH64;
constexpr std::uint32_t first_foreign = 0x80000000;
#else
#error "add this machine's AUDIT_ARCH"
#endif

using Code = std::vector<sock_filter>;

void emit(Code& code, std::uint16_t operation, std::uint32_t value, std::uint8_t yes = 0, std::uint8_t no = 0) {
  code.push_back({operation, yes, no, value});
}
void load(Code& code, std::size_t offset) { emit(code, BPF_LD | BPF_W | BPF_ABS, static_cast<std::uint32_t>(offset)); }
void answer(Code& code, std::uint32_t action) { emit(code, BPF_RET | BPF_K, action); }

// Half of an argument must equal `value` under `mask`. A failed test jumps past the rule: `patches` notes where.
void half(Code& code, std::size_t offset, std::uint32_t mask, std::uint32_t value, std::vector<std::size_t>& patches) {
  if (mask == 0) return;
  load(code, offset);
  if (mask != ~std::uint32_t{0}) emit(code, BPF_ALU | BPF_AND | BPF_K, mask);
  patches.push_back(code.size());
  emit(code, BPF_JMP | BPF_JEQ | BPF_K, value);
}

void test(Code& code, const Condition& condition, std::vector<std::size_t>& patches) {
  const std::size_t low = offsetof(seccomp_data, args) + 8 * condition.arg, high = low + 4;  // little-endian
  if (condition.op == Condition::Op::less) {
    half(code, high, ~std::uint32_t{0}, 0, patches);
    load(code, low);
    patches.push_back(code.size());
    emit(code, BPF_JMP | BPF_JGE | BPF_K, static_cast<std::uint32_t>(condition.value));
    return;
  }
  half(code, high, static_cast<std::uint32_t>(condition.mask >> 32), static_cast<std::uint32_t>(condition.value >> 32), patches);
  half(code, low, static_cast<std::uint32_t>(condition.mask), static_cast<std::uint32_t>(condition.value), patches);
}

bool add_rule(Code& code, const Rule& rule) {
  std::vector<std::size_t> patches;
  for (const Condition& condition : rule.conditions) test(code, condition, patches);
  answer(code, rule.action);
  for (const std::size_t at : patches) {
    const std::size_t distance = code.size() - at - 1;
    if (distance > 255) return false;
    // "Greater or equal" is how `less` fails; the others fail where they are not equal.
    std::uint8_t& failed = BPF_OP(code[at].code) == BPF_JGE ? code[at].jt : code[at].jf;
    failed = static_cast<std::uint8_t>(distance);
  }
  return true;
}

// Numbers from `first` up to the next segment's are answered by `code`. Neighbours with the same answer are one segment: loading
// the filter is most of what it costs a run, and that goes by its length.
struct Segment {
  std::uint32_t first;
  Code code;
};

bool same(const Code& a, const Code& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const sock_filter& x, const sock_filter& y) {
    return x.code == y.code && x.jt == y.jt && x.jf == y.jf && x.k == y.k;
  });
}

void append(std::vector<Segment>& segments, std::uint32_t first, Code code) {
  if (segments.empty() || !same(segments.back().code, code)) segments.push_back({first, std::move(code)});
}

// A binary search; the accumulator holds the call's number.
Code search(std::span<const Segment> segments) {
  if (segments.size() == 1) return segments[0].code;
  const std::size_t middle = segments.size() / 2;
  const Code left = search(segments.first(middle)), right = search(segments.subspan(middle));
  Code code;
  if (left.size() < 256) {
    emit(code, BPF_JMP | BPF_JGE | BPF_K, segments[middle].first, static_cast<std::uint8_t>(left.size()), 0);
  } else {
    emit(code, BPF_JMP | BPF_JGE | BPF_K, segments[middle].first, 0, 1);
    emit(code, BPF_JMP | BPF_JA, static_cast<std::uint32_t>(left.size()));
  }
  code.insert(code.end(), left.begin(), left.end());
  code.insert(code.end(), right.begin(), right.end());
  return code;
}

}  // namespace

Result<std::vector<sock_filter>> assemble(const Policy& policy, std::uint32_t otherwise) {
  Code refused;
  answer(refused, otherwise);
  std::vector<Segment> segments;
  std::uint32_t next = 0;
  for (const auto& [number, rules] : policy) {
    Code block;
    bool decided = false;  // a rule without conditions leaves nothing to those behind it
    for (const Rule& rule : rules) {
      if (!decided && !add_rule(block, rule)) return Error(ErrorCode::internal, "a system call policy's rule is too long");
      decided = decided || rule.conditions.empty();
    }
    if (!decided) answer(block, otherwise);
    if (number > next) append(segments, next, refused);
    append(segments, number, std::move(block));
    next = number + 1;
  }
  append(segments, next, refused);
  Code code;
  load(code, offsetof(seccomp_data, arch));
  emit(code, BPF_JMP | BPF_JEQ | BPF_K, native, 1, 0);
  answer(code, SECCOMP_RET_KILL_PROCESS);
  load(code, offsetof(seccomp_data, nr));
  emit(code, BPF_JMP | BPF_JGE | BPF_K, first_foreign, 0, 1);
  answer(code, SECCOMP_RET_KILL_PROCESS);
  const Code tree = search(segments);
  code.insert(code.end(), tree.begin(), tree.end());
  if (code.size() > BPF_MAXINSNS) return Error(ErrorCode::internal, "a system call policy is larger than the kernel takes");
  return code;
}

}  // namespace assay::sandbox::policy
