// Archives that contradict themselves or that readers understand in two ways: each is refused whole and the entry
// named.
#include <functional>

#include <doctest/doctest.h>

#include "runner/intake.hpp"
#include "tests/runner/intake_archives.hpp"
#include "tests/runner/intake_raw.hpp"

namespace assay::runner {
namespace {

using test::gzip_of;
using test::pax_record;
using test::raw_tar;
using test::raw_zip;
using test::RawTarEntry;
using test::RawZipEntry;
using test::check_refused;
using test::Hostile;
using test::Type;
using test::zip_of;

std::string listing(const std::string& bytes, const IntakeLimits& limits = {}) {
  const auto files = unpack(bytes, "upload", limits);
  if (!files) return files.error().message();
  std::string text;
  for (const challenges::SourceFile& file : *files) text += file.path + "=" + file.content + ";";
  return text;
}

RawZipEntry stored(const std::string& name, const std::string& content) {
  RawZipEntry entry;
  entry.name = entry.local_name = name;
  entry.content = content;
  return entry;
}

RawZipEntry with(RawZipEntry entry, const std::function<void(RawZipEntry&)>& change) {
  change(entry);
  return entry;
}

// A tar whose second entry is what the first (an extended header) makes of it.
std::string with_pax(const std::string& records, RawTarEntry entry = {"main.py", "1"}) {
  return gzip_of(raw_tar({{"PaxHeader", records, 'x'}, std::move(entry)}));
}

TEST_CASE("what the tests build by hand is an archive like any other where nothing is wrong with it") {
  CHECK(listing(raw_zip({stored("main.py", "1"), stored("b.py", "2")})) == "b.py=2;main.py=1;");
  CHECK(listing(raw_zip({stored("main.py", "1")}, "a comment")) == "main.py=1;");
  CHECK(listing(gzip_of(raw_tar({{"main.py", "1"}, {"b.py", "2"}}))) == "b.py=2;main.py=1;");
  CHECK(listing(with_pax(pax_record("path", "caf\xc3\xa9.py"))) == "caf\xc3\xa9.py=1;");
}

TEST_CASE("a zip whose entries share bytes is refused") {
  // The second lies inside the first: 42.zip's younger kin unpack one kernel many times.
  const std::string inner = raw_zip({stored("inner.py", "xxxx")});
  const std::size_t local = 30 + std::string("inner.py").size() + 4;
  RawZipEntry outer = stored("outer.py", inner.substr(0, local));
  RawZipEntry hidden = stored("inner.py", "xxxx");
  hidden.offset = 30 + static_cast<std::uint32_t>(std::string("outer.py").size());
  RawZipEntry last = stored("last.py", "1");
  check_refused({
      {"one inside another", raw_zip({outer, hidden, last}), "\"outer.py\" overlaps what follows it"},
      {"two names for one place",
       raw_zip({stored("a.py", "1"), with(stored("a.py", "1"), [](RawZipEntry& e) { e.offset = 0; })}), "overlaps"},
      {"an entry that reaches into the directory",
       raw_zip({with(stored("a.py", "1"), [](RawZipEntry& e) { e.size = e.local_size = 40; })}), "\"a.py\" overlaps"},
  });
}

TEST_CASE("a zip whose headers contradict its central directory is refused, and the entry named") {
  const auto changed = [](const std::function<void(RawZipEntry&)>& change) {
    return raw_zip({stored("b.py", "2"), with(stored("main.py", "print(1)"), change)});
  };
  check_refused({
      {"another name", changed([](RawZipEntry& e) { e.local_name = "evil.py"; }), "\"main.py\" has another name"},
      {"another method", changed([](RawZipEntry& e) { e.local_method = 8; }), "\"main.py\" is packed otherwise"},
      {"another size", changed([](RawZipEntry& e) { e.local_size = 4; }), "\"main.py\" is damaged"},
      {"a size that is less than its data", changed([](RawZipEntry& e) { e.size = 4; }), "\"main.py\" is damaged"},
      {"encrypted in its own header only", changed([](RawZipEntry& e) { e.local_flags = 1; }),
       "\"main.py\" is encrypted"},
      {"strongly encrypted", changed([](RawZipEntry& e) { e.flags = e.local_flags = 1 << 6; }),
       "\"main.py\" is encrypted"},
      {"a masked directory", changed([](RawZipEntry& e) { e.flags = 1 << 13; }), "\"main.py\" is encrypted"},
      {"bzip2 inside", changed([](RawZipEntry& e) { e.method = e.local_method = 12; }),
       "\"main.py\" is packed in an unusual way"},
      {"zip64 in size", changed([](RawZipEntry& e) { e.size = 0xFFFFFFFF; }), "\"main.py\" is a zip64 entry"},
      {"zip64 in place", changed([](RawZipEntry& e) { e.offset = 0xFFFFFFFF; }), "\"main.py\" is a zip64 entry"},
      {"a place beyond the end", changed([](RawZipEntry& e) { e.offset = 0x7FFFFFFF; }), "\"main.py\" is not where"},
      {"a place amid another entry", changed([](RawZipEntry& e) { e.offset = 2; }), "\"main.py\" is not where"},
      {"a symlink by its attributes", changed([](RawZipEntry& e) { e.attributes = 0120777u << 16; }),
       "\"main.py\" is a link"},
      {"a device by its attributes", changed([](RawZipEntry& e) { e.attributes = 0020666u << 16; }),
       "\"main.py\" is a special file"},
      {"a set-user-id program", changed([](RawZipEntry& e) { e.attributes = 0104755u << 16; }),
       "\"main.py\" is a set-user-id"},
      {"a folder with content",
       raw_zip(
           {stored("b.py", "2"), with(stored("main.py/", "x"), [](RawZipEntry& e) { e.attributes = 0040755u << 16; })}),
       "\"main.py\" is a folder that has content"},
      {"a second end record in the comment",
       raw_zip({stored("main.py", "1")}, std::string("PK\5\6") + std::string(18, '\1')), "second end record"},
  });
}

TEST_CASE("a zip's Unicode path cannot take an entry out of its folder") {
  // APPNOTE.TXT, section 4.6.9: version, the plain name's checksum, then another name.
  const std::string plain = "main.py", other = "../../x.py";
  const std::uint32_t crc = test::crc32_of(plain);
  std::string field = "\x75\x70";
  field += static_cast<char>(5 + other.size());
  field += std::string("\0\1", 2);
  for (int i = 0; i < 4; ++i) field += static_cast<char>(crc >> (8 * i) & 0xFF);
  RawZipEntry entry = stored(plain, "1");
  entry.extra = field + other;
  const auto files = unpack(raw_zip({entry}), "upload", {});
  if (files) {
    REQUIRE(files->size() == 1);
    CHECK(files->front().path == "main.py");
  } else {
    CHECK(files.error().message().find("leaves its folder") != std::string::npos);
  }
}

TEST_CASE("a tar's extended header and long name are held to the rules of any name") {
  const auto longname = [](const std::string& name) {
    return gzip_of(raw_tar({{"././@LongLink", name + std::string(1, '\0'), 'L'}, {"main.py", "1"}}));
  };
  check_refused({
      {"a path that climbs", with_pax(pax_record("path", "../../etc/cron.d/x")),
       "\"../../etc/cron.d/x\" leaves its folder"},
      {"a path that is absolute", with_pax(pax_record("path", "/etc/passwd")), "\"/etc/passwd\" has an absolute path"},
      {"a path with an escape sequence", with_pax(pax_record("path", "a\x1b[2J.py")), "control character"},
      {"a link's target for a plain file", with_pax(pax_record("linkpath", "/etc/passwd"), {"main.py", "", '1', "x"}),
       "\"main.py\" is a link"},
      {"a size beyond the end", with_pax(pax_record("size", "99999999")), "upload: "},
      {"a record that lies about its length", with_pax("9999999 path=x\n"), "upload: "},
      {"a long name that climbs", longname("../../x.py"), "leaves its folder"},
      {"a long name of a megabyte", longname(std::string(1 << 20, 'a')), "upload: "},
      {"a path that another entry has",
       gzip_of(raw_tar({{"a.py", "1"}, {"PaxHeader", pax_record("path", "a.py"), 'x'}, {"b.py", "2"}})),
       "\"a.py\" is there twice"},
  });
}

TEST_CASE("a tar with links, devices, holes or set-user-id bits is refused, and the entry named") {
  check_refused({
      {"a hard link with content", gzip_of(raw_tar({{"a.py", "1"}, {"b.py", "2", '1', "a.py"}})), "\"b.py\" is a link"},
      {"a hard link out", gzip_of(raw_tar({{"b.py", "", '1', "/etc/shadow"}})), "\"b.py\" is a link"},
      {"a link and then a file through it", gzip_of(raw_tar({{"d", "", '2', "/tmp"}, {"d/x.py", "1"}})),
       "\"d\" is a link"},
      {"a folder's link and then a folder of its name", gzip_of(raw_tar({{"d", "", '2', "/tmp"}, {"d/", "", '5'}})),
       "\"d\" is a link"},
      {"a block device", gzip_of(raw_tar({{"sda", "", '4'}})), "\"sda\" is a special file"},
      {"a set-user-id program", gzip_of(raw_tar({{"sh", "1", '0', "", 04755}})), "\"sh\" is a set-user-id"},
      {"a set-group-id program", gzip_of(raw_tar({{"sh", "1", '0', "", 02755}})), "\"sh\" is a set-user-id"},
      {"a sparse file",
       gzip_of(raw_tar({{"PaxHeader",
                         pax_record("GNU.sparse.size", "1000") + pax_record("GNU.sparse.numblocks", "1") +
                             pax_record("GNU.sparse.map", "500,1"),
                         'x'},
                        {"main.py", "1"}})),
       "\"main.py\" is a sparse file"},
      {"a sparse file of 8 GiB",
       gzip_of(raw_tar({{"PaxHeader",
                         pax_record("GNU.sparse.size", "8589934592") + pax_record("GNU.sparse.numblocks", "1") +
                             pax_record("GNU.sparse.map", "8589934000,1"),
                         'x'},
                        {"main.py", "1"}})),
       "\"main.py\" is a sparse file"},
      {"a size beyond the end", gzip_of(raw_tar({{"main.py", "1", '0', "", 0644, 1 << 20}})), "upload: "},
      {"a size that is no number",
       gzip_of(test::patched(raw_tar({{"main.py", "1"}}), "00000000001\0", "0000000000z\0")), "upload: "},
  });
}

TEST_CASE("two gzip members are one stream, and a second archive behind the first is refused") {
  const std::string tar = raw_tar({{"main.py", "1"}});
  CHECK(listing(gzip_of(tar.substr(0, 700)) + gzip_of(tar.substr(700))) == "main.py=1;");
  check_refused({
      {"two tar.gz", gzip_of(tar) + gzip_of(raw_tar({{"evil.py", "2"}})), "follows the end of the tar"},
      {"two tars in one gzip", gzip_of(tar + raw_tar({{"evil.py", "2"}})), "follows the end of the tar"},
      {"a zip behind the gzip", gzip_of(tar) + zip_of({{"evil.py", "2"}}), "follows the end of the gzip"},
  });
}

TEST_CASE("a name that another system would change is refused") {
  check_refused({
      {"a trailing dot", zip_of({{"main.py.", "x"}}), "\"main.py.\" has a part that ends with a dot"},
      {"a folder with a trailing dot", gzip_of(raw_tar({{"lib./a.py", "x"}})), "ends with a dot"},
      {"a trailing space", zip_of({{"main.py ", "x"}}), "ends with a dot or a space"},
      {"only dots", zip_of({{"...", "x"}}), "ends with a dot"},
      {"a drive letter", gzip_of(raw_tar({{"C:/x.py", "x"}})), "\"C:/x.py\" has a drive letter"},
      {"33 folders",
       zip_of({{[] {
                  std::string path;
                  for (int i = 0; i < 32; ++i) path += "a/";
                  return path + "x.py";
                }(),
                "x"}}),
       "more than 32 folders deep"},
      {"two spellings of one folder", test::tar_gz_of({{"caf\xc3\xa9/a.py", "x"}, {"cafe\xcc\x81/b.py", "y"}}),
       "by case or Unicode form"},
  });
}

TEST_CASE("an archive in an archive stays a file, and a thousandfold one is refused before the limit on its size") {
  const std::string inner = zip_of({{"../x.py", "1"}});
  CHECK(listing(raw_zip({stored("inner.zip", inner), stored("main.py", "1")})) == "inner.zip=" + inner + ";main.py=1;");
  const IntakeLimits large{64 << 20, 1000};
  check_refused({{"zeros in zip", zip_of({{"a", std::string(32 << 20, '\0')}}), "more than 200 times its size"},
                 {"zeros in tar.gz", test::tar_gz_of({{"a", std::string(32 << 20, '\0')}}), "upload: "}},
                large);
  CHECK(unpack(zip_of({{"a", std::string(1 << 20, '\0')}}), "upload", large).has_value());
}

TEST_CASE("what refuses an archive says so in one printable line, whatever the upload is called") {
  const auto refused = unpack("PK\3\4", "evil\x1b[2J\n2026-11-23 info all is well\xe2\x80\xae.zip", {});
  REQUIRE_FALSE(refused.has_value());
  CHECK(refused.error().message().find('\n') == std::string::npos);
  CHECK(refused.error().message().find('\x1b') == std::string::npos);
  CHECK(refused.error().message().find("\xe2\x80\xae") == std::string::npos);
}

TEST_CASE("a candidate's name and address are one line of UTF-8, or are refused") {
  for (const char* good : {"Ada Lovelace", "\xe6\x97\xa5\xe6\x9c\xac", "O'Brien, <Jr>", "x"})
    CHECK_MESSAGE(name_fault(good) == "", good);
  for (const std::string& bad : {std::string(), std::string(201, 'x'), std::string("a\nb"), std::string("a\0b", 3),
                                 std::string("\xff"), std::string("\x1b[2J"),
                                 std::string("a\xc2\x9b"
                                             "b")})
    CHECK(name_fault(bad) != "");
  CHECK(email_fault("ada@example.org") == "");
  for (const std::string& bad :
       {std::string(), std::string("ada"), std::string("@x"), std::string("ada@"), std::string("a b@c"),
        std::string("a@b\r\nBcc: c@d"), std::string("a@\xff"), std::string(254, 'a') + "@b", std::string("a@b\x1b")})
    CHECK(email_fault(bad) != "");
}

}  // namespace
}  // namespace assay::runner
