#include "challenges/yaml_reader.hpp"

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <map>
#include <optional>
#include <set>
#include <sstream>

#include "base/text.hpp"

namespace assay::challenges {
namespace {

// Ends the reading of a file that cannot be read any further; the fault is told already.
struct Unreadable {};

class TreeBuilder final : public YAML::EventHandler {
 public:
  TreeBuilder(YamlDocument& document, Faults& faults) : document_(document), faults_(faults) {}

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (++documents_ > 1) stop(mark, "a second document begins here; one document a file is allowed");
  }
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override { place(make(mark, YamlNode::Kind::null), anchor); }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, const std::string& value) override {
    YamlNode& node = make(mark, YamlNode::Kind::scalar);
    node.text = value;
    node.plain = tag == "?";  // yaml-cpp's tag of a plain scalar; "!" is a quoted one
    check_tag(node, tag, "tag:yaml.org,2002:str");
    if (value.find('\0') != std::string::npos) fault(faults_, node, "a NUL character is not allowed; leave out \\0");
    place(node, anchor);
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    open(mark, tag, anchor, YamlNode::Kind::list, "tag:yaml.org,2002:seq");
  }
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, YAML::EmitterStyle::value) override {
    open(mark, tag, anchor, YamlNode::Kind::map, "tag:yaml.org,2002:map");
  }
  void OnMapEnd() override { close(); }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    const auto found = anchors_.find(anchor);
    if (found == anchors_.end()) stop(mark, "an alias inside what it stands for; an alias may only repeat what is complete");
    alias_nodes_ += found->second->size;
    if (alias_nodes_ > yaml_max_alias_nodes)
      stop(mark, fmt::format("the aliases of this file stand for more than {} nodes; write the values out, or use "
                             "{{file: path}}", yaml_max_alias_nodes));
    attach(*found->second, mark);
  }

 private:
  struct Open {
    YamlNode* node;
    YAML::anchor_t anchor;
    const YamlNode* key = nullptr;         // of a map: the key whose value comes next
    std::map<std::string_view, int> seen;  // of a map: each key, and its line
  };

  [[noreturn]] void stop(const YAML::Mark& mark, std::string text) {
    faults_.add(document_.file, mark.line + 1, mark.column + 1, std::move(text));
    throw Unreadable{};
  }

  YamlNode& make(const YAML::Mark& mark, YamlNode::Kind kind) {
    YamlNode& node = document_.nodes.emplace_back();
    node.kind = kind;
    node.file = &document_.file;
    node.line = mark.line + 1;
    node.column = mark.column + 1;
    return node;
  }

  void check_tag(const YamlNode& node, const std::string& tag, std::string_view own) {
    if (tag.empty() || tag == "?" || tag == "!" || tag == own) return;
    fault(faults_, node, fmt::format("the tag {} is not allowed here; leave it out, and quote what is text", quoted(tag)));
  }

  void open(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, YamlNode::Kind kind, std::string_view own) {
    if (stack_.size() >= yaml_max_depth)
      stop(mark, fmt::format("lists and maps are nested too deep; {} levels are allowed", yaml_max_depth));
    YamlNode& node = make(mark, kind);
    check_tag(node, tag, own);
    stack_.push_back({&node, anchor, nullptr, {}});
  }

  void close() {
    const Open done = std::move(stack_.back());
    stack_.pop_back();
    place(*done.node, done.anchor);
  }

  // A complete node: it may be named by an anchor, and goes where the open list or map wants it.
  void place(YamlNode& node, YAML::anchor_t anchor) {
    if (anchor != 0) anchors_[anchor] = &node;
    attach(node, {});
  }

  void attach(const YamlNode& node, std::optional<YAML::Mark> alias_at) {
    if (stack_.empty()) {
      document_.root = &node;
      return;
    }
    Open& top = stack_.back();
    top.node->size += node.size;
    if (top.node->kind == YamlNode::Kind::list)
      top.node->items.push_back(&node);
    else if (top.key == nullptr)
      take_key(top, node, alias_at);
    else
      top.node->entries.emplace_back(std::exchange(top.key, nullptr), &node);
  }

  void take_key(Open& top, const YamlNode& key, std::optional<YAML::Mark> alias_at) {
    top.key = &key;
    const int line = alias_at ? alias_at->line + 1 : key.line;
    const int column = alias_at ? alias_at->column + 1 : key.column;
    if (key.kind != YamlNode::Kind::scalar) {
      faults_.add(document_.file, line, column, "a key is empty, a list or a map; a key must be a text");
      return;
    }
    if (key.plain && key.text == "<<")
      faults_.add(document_.file, line, column, "merge keys (<<) are not allowed; write the keys out");
    const auto [first, fresh] = top.seen.emplace(key.text, line);
    if (!fresh)
      faults_.add(document_.file, line, column,
                  fmt::format("the key {} stands twice (first in line {}); once is allowed", quoted(key.text), first->second));
  }

  YamlDocument& document_;
  Faults& faults_;
  std::vector<Open> stack_;
  std::map<YAML::anchor_t, const YamlNode*> anchors_;
  std::size_t alias_nodes_ = 0;
  int documents_ = 0;
};

// The place of a byte, as line and column from 1; columns count characters, as yaml-cpp's do.
std::pair<int, int> place_of(std::string_view text, std::size_t at) {
  int line = 1, column = 1;
  for (const char c : text.substr(0, at)) {
    if (c == '\n') {
      ++line;
      column = 1;
    } else if ((static_cast<unsigned char>(c) & 0xC0u) != 0x80u) {
      ++column;
    }
  }
  return {line, column};
}

// The first byte that YAML does not allow in a file: a control character (yaml-cpp takes some for the end of the file), or
// what is not UTF-8.
bool check_bytes(const std::string& file, std::string_view text, Faults& faults) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if ((c >= 0x20 && c != 0x7F) || c == '\t' || c == '\n' || c == '\r') continue;
    const auto [line, column] = place_of(text, i);
    const std::string name = c == 0 ? "a NUL character" : fmt::format("the control character \\x{:02x}", c);
    faults.add(file, line, column, name + " is not allowed in a YAML file; text in UTF-8 is");
    return false;
  }
  if (is_utf8(text)) return true;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    if (!is_utf8(text.substr(at, end - at))) break;
    at = end + 1;
  }
  faults.add(file, place_of(text, std::min(at, text.size())).first, 1, "this line is not UTF-8; text in UTF-8 is allowed");
  return false;
}

}  // namespace

const YamlNode* YamlNode::find(std::string_view key) const {
  for (const auto& [name, value] : entries)
    if (name->kind == Kind::scalar && name->text == key) return value;
  return nullptr;
}

void fault(Faults& faults, const YamlNode& node, std::string text) {
  faults.add(*node.file, node.line, node.column, std::move(text));
}

std::unique_ptr<YamlDocument> read_yaml(std::string file, std::string_view text, Faults& faults) {
  auto document = std::make_unique<YamlDocument>();
  document->file = std::move(file);
  if (text.size() > yaml_max_bytes) {
    faults.add(document->file, 0, 0, fmt::format("the file has {} bytes; {} (4 MiB) are allowed", text.size(), yaml_max_bytes));
    return nullptr;
  }
  if (!check_bytes(document->file, text, faults)) return nullptr;
  try {
    std::istringstream stream{std::string(text)};
    YAML::Parser parser(stream);
    TreeBuilder builder(*document, faults);
    while (parser.HandleNextDocument(builder)) {
    }
  } catch (const Unreadable&) {
    return nullptr;
  } catch (const YAML::Exception& error) {
    const bool placed = !error.mark.is_null();
    faults.add(document->file, placed ? error.mark.line + 1 : 0, placed ? error.mark.column + 1 : 0,
               "this is not YAML: " + to_utf8(error.msg) + "; check the indentation, brackets and quotes here and just before");
    return nullptr;
  }
  if (document->root == nullptr) {
    faults.add(document->file, 1, 1, "the file is empty; a YAML document is needed");
    return nullptr;
  }
  return document;
}

}  // namespace assay::challenges
