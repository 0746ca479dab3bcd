// What takes bytes from strangers, each as one function of them. It must neither crash nor answer what its own encoder
// would not: a broken promise aborts. tests/fuzz/mutations_test.cpp runs them in every build on mutations of the corpus;
// the preset `fuzz` makes a libFuzzer program of each.
#pragma once

#include <span>
#include <string_view>
#include <utility>

namespace assay::fuzz {

void wire(std::string_view bytes);       // the launcher's requests and answers
void challenge(std::string_view bytes);  // challenge.yaml
void archive(std::string_view bytes);    // an uploaded .zip or .tar.gz
void http(std::string_view bytes);       // a connection to the daemon
void multipart(std::string_view bytes);  // first line: the content type
void json(std::string_view bytes);       // a request's body, a stored report, a program's JSON
void checkers(std::string_view bytes);   // expected and actual output, parted by a NUL

inline constexpr std::pair<std::string_view, void (*)(std::string_view)> targets[] = {
    {"wire", wire}, {"challenge", challenge}, {"archive", archive}, {"http", http},
    {"multipart", multipart}, {"json", json}, {"checkers", checkers}};

}  // namespace assay::fuzz
