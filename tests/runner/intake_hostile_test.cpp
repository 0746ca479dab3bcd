// Archives that must be refused whole, each with a sentence that names what is wrong.
#include <doctest/doctest.h>

#include "runner/intake.hpp"
#include "tests/runner/intake_archives.hpp"

namespace assay::runner {
namespace {

using test::gzip_of;
using test::Item;
using test::last_patched;
using test::patched;
using test::tar_gz_of;
using test::tar_of;
using test::check_refused;
using test::Hostile;
using test::Type;
using test::zip_of;

std::vector<Item> many(std::size_t count) {
  std::vector<Item> items;
  for (std::size_t i = 0; i < count; ++i) items.push_back({"f" + std::to_string(i) + ".py", ""});
  return items;
}

TEST_CASE("an archive whose entries leave their folder or are absolute is refused") {
  check_refused({
      {"zip slip", zip_of({{"../../etc/cron.d/x", "x"}}), "\"../../etc/cron.d/x\" leaves its folder"},
      {"zip slip inside", zip_of({{"a/../../x.py", "x"}}), "leaves its folder"},
      {"tar slip", tar_gz_of({{"../x.py", "x"}}), "leaves its folder"},
      {"tar folder slip", tar_gz_of({{"..", "", Type::folder}}), "leaves its folder"},
      {"absolute in zip", zip_of({{"/etc/passwd", "x"}}), "absolute path"},
      {"absolute in tar", tar_gz_of({{"/etc/passwd", "x"}}), "absolute path"},
      {"backslashes in zip", zip_of({{"..\\..\\x.py", "x"}}), "backslash"},
      {"backslash in tar", tar_gz_of({{"a\\b.py", "x"}}), "backslash"},
      {"a drive letter with backslash", zip_of({{"C:\\x.py", "x"}}), "backslash"},
      {"empty part", tar_gz_of({{"a//b.py", "x"}}), "empty or . part"},
      {"dot part", zip_of({{"a/./b.py", "x"}}), "empty or . part"},
  });
}

TEST_CASE("an archive that holds links, devices or FIFOs is refused") {
  check_refused({
      {"symlink in zip", zip_of({{"main.py", "/etc/shadow", Type::symlink}}), "\"main.py\" is a link"},
      {"symlink in tar", tar_gz_of({{"main.py", "/etc/shadow", Type::symlink}}), "\"main.py\" is a link"},
      {"hard link in tar", tar_gz_of({{"a.py", "x"}, {"b.py", "a.py", Type::hardlink}}), "\"b.py\" is a link"},
      {"a link to a folder, then a file through it", tar_gz_of({{"d", "/tmp", Type::symlink}, {"d/x.py", "x"}}), "\"d\" is a link"},
      {"device", tar_gz_of({{"zero", "", Type::device}}), "\"zero\" is a special file"},
      {"FIFO", tar_gz_of({{"pipe", "", Type::fifo}}), "\"pipe\" is a special file"},
      {"a link among litter", tar_gz_of({{"__MACOSX/x", "/etc/shadow", Type::symlink}, {"a.py", "x"}}), "is a link"},
  });
}

TEST_CASE("an archive whose names cannot be trusted is refused") {
  check_refused({
      {"NUL in a zip's name", patched(zip_of({{"main_Z.py", "x"}}), "main_Z.py", std::string("main\0Z.py", 9)), "control character"},
      {"newline in zip", zip_of({{"a\nb.py", "x"}}), "control character"},
      {"escape sequence in tar", tar_gz_of({{"\x1b[2Ja.py", "x"}}), "control character"},
      {"C1 control", zip_of({{"a\xc2\x9b.py", "x"}}), "control character"},
      {"not UTF-8 in zip", patched(zip_of({{"nameQQ.py", "x"}}), "nameQQ.py", "name\xff\xfe.py"), "not UTF-8"},
      {"not UTF-8 in tar", tar_gz_of({{"name\xff.py", "x"}}), "not UTF-8"},
      {"a long part", tar_gz_of({{std::string(256, 'a'), "x"}}), "more than 255 bytes"},
      {"a long path", tar_gz_of({{[] {
                                    std::string path;
                                    for (int i = 0; i < 520; ++i) path += "a/";
                                    return path + "x.py";
                                  }(),
                                  "x"}}),
       "more than 1,024 bytes"},
  });
}

TEST_CASE("an archive whose entries repeat or collide is refused") {
  check_refused({
      {"the same twice in zip", zip_of({{"a.py", "good"}, {"a.py", "evil"}}), "\"a.py\" is there twice"},
      {"the same twice in tar", tar_gz_of({{"a.py", "good"}, {"a.py", "evil"}}), "\"a.py\" is there twice"},
      {"the same by a leading ./", tar_gz_of({{"a.py", "good"}, {"./a.py", "evil"}}), "\"a.py\" is there twice"},
      {"case", zip_of({{"Main.py", "x"}, {"main.py", "y"}}), "collides with \"Main.py\""},
      {"case beyond ASCII", tar_gz_of({{"\xc3\x84.py", "x"}, {"\xc3\xa4.py", "y"}}), "by case or Unicode form"},
      {"composed and decomposed", tar_gz_of({{"caf\xc3\xa9.py", "x"}, {"cafe\xcc\x81.py", "y"}}), "by case or Unicode form"},
      {"sharp s and ss", tar_gz_of({{"stra\xc3\x9f" "e.py", "x"}, {"strasse.py", "y"}}), "by case or Unicode form"},
      {"folders by case", zip_of({{"lib/a.py", "x"}, {"Lib/b.py", "y"}}), "collides with \"lib\""},
      {"a file that is also a folder", zip_of({{"a", "x"}, {"a/b.py", "y"}}), "both a file and a folder"},
      {"a file and an empty folder", tar_gz_of({{"a", "x"}, {"a/", "", Type::folder}}), "both a file and a folder"},
  });
}

TEST_CASE("an archive over the limits is refused while it is unpacked") {
  const std::string zeros(64 * 1024 * 1024, '\0');
  check_refused({
      {"a zip bomb", zip_of({{"a.py", zeros}}), "more than 256 KiB"},
      {"a tar.gz bomb", tar_gz_of({{"a.py", zeros}}), "more than 256 KiB"},
      {"a gzip bomb in a gzip", gzip_of(zeros), "more than 256 KiB"},
      {"many small ones", zip_of({{"a", std::string(200 * 1024, 'a')}, {"b", std::string(57 * 1024, 'b')}}), "more than 256 KiB"},
      {"1,001 entries in zip", zip_of(many(1001)), "more than 1000 entries"},
      {"1,001 entries in tar", tar_gz_of(many(1001)), "more than 1000 entries"},
      {"1,001 folders", tar_gz_of([] {
         std::vector<Item> items;
         for (int i = 0; i < 1001; ++i) items.push_back({"d" + std::to_string(i) + "/", "", Type::folder});
         return items;
       }()),
       "more than 1000 entries"},
      {"far too large itself", std::string("PK\3\4") + std::string(5 * 1024 * 1024, 'x'), "more than 256 KiB"},
  });
  const auto most = unpack(zip_of(many(1000)), "upload", {});
  CHECK(most.has_value());
}

TEST_CASE("an archive that is encrypted, damaged, cut or lies about itself is refused") {
  const std::string zip = zip_of({{"main.py", "print(1)"}, {"b.py", "print(2)"}}, "zip:compression=store");
  const std::string tar = tar_gz_of({{"main.py", "print(1)"}});
  const std::string plain_tar = tar_of({{"main.py", "print(1)"}});
  check_refused({
      {"encrypted", zip_of({{"main.py", "x"}}, "zip:encryption=zipcrypt"), "\"main.py\" is encrypted"},
      {"zip cut at its end", zip.substr(0, zip.size() - 10), "truncated"},
      {"zip cut in the middle", zip.substr(0, zip.size() / 2), "truncated"},
      {"tar.gz cut", tar.substr(0, tar.size() - 12), "truncated"},
      {"tar without an end", gzip_of(plain_tar.substr(0, 1024)), "no end"},
      {"something after the zip", zip + "evil", "follows its end"},
      {"something after the gzip", tar + "evil", "follows the end of the gzip"},
      {"something after the tar", gzip_of(plain_tar + std::string(512, 'x') + std::string(1024, '\0')), "follows the end of the tar"},
      {"something before the zip", "PK\3\4" + zip, "not where its end record says"},
      {"another name in the directory", last_patched(zip, "main.py", "evil.py"), "another name in the central directory"},
      {"a wrong checksum", patched(zip, "print(1)", "print(9)"), "damaged"},
      {"more entries than counted", [&] {
         std::string bytes = zip;
         bytes[bytes.size() - 12] = bytes[bytes.size() - 14] = 1;
         return bytes;
       }(),
       "counts other entries"},
      {"no archive at all", "print(1)", "neither a .zip nor a .tar.gz"},
      {"nothing", "", "neither a .zip nor a .tar.gz"},
      {"a gzip of something else", gzip_of("print(1)\n"), "damaged"},
      {"a gzip of nothing", gzip_of(""), "empty archive"},
      {"an empty zip", zip_of({}), "empty archive"},
      {"a rar in zip's clothes", "PK\3\4" + std::string(300, 'R'), "truncated"},
  });
}

}  // namespace
}  // namespace assay::runner
