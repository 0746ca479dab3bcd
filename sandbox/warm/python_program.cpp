#include <signal.h>
#include <unistd.h>

#include <cstdint>
#include <cstring>
#include <string_view>

#include "sandbox/warm/mapped_file.hpp"
#include "sandbox/warm/python.hpp"

namespace assay::sandbox::warm {
namespace {

// What challenges/languages/python.yaml's compile step hands over: this head, the source, its code marshalled. Empty where the
// source is to be compiled in each run, for its warnings.
struct ArtifactHead {
  char word[16];          // "assay bytecode 1"
  std::uint32_t version;  // the magic number of a .pyc
  std::uint32_t length;   // of the source; both little end first, as this machine's
};
static_assert(sizeof(ArtifactHead) == 24);
constexpr const char* artifact_path = "/program/main";

// The artifact's head, if it was made from just this source by just this version.
bool made_from(std::string_view artifact, std::string_view source, ArtifactHead& head) {
  if (artifact.size() < sizeof head) return false;
  std::memcpy(&head, artifact.data(), sizeof head);
  artifact.remove_prefix(sizeof head);
  return std::string_view(head.word, sizeof head.word) == "assay bytecode 1" &&
         head.version == static_cast<std::uint32_t>(PyImport_GetMagicNumber()) && head.length == source.size() &&
         artifact.starts_with(source);
}

// New reference, or nullptr without an exception. What no archive's end record is in is no zip archive, which Python would run
// instead of reading.
PyObject* precompiled(const char* file) {
  const MappedFile artifact(artifact_path);
  if (artifact.bytes().empty()) return nullptr;
  const MappedFile source(file);
  if (source.bytes().empty() || source.bytes().find("PK\x05\x06") != std::string_view::npos) return nullptr;
  ArtifactHead head;
  if (!made_from(artifact.bytes(), source.bytes(), head)) return nullptr;
  const std::string_view code = artifact.bytes().substr(sizeof head + source.bytes().size());
  PyObject* object = PyMarshal_ReadObjectFromString(code.data(), static_cast<Py_ssize_t>(code.size()));
  if (object != nullptr && PyCode_Check(object)) return object;
  PyErr_Clear();
  Py_XDECREF(object);
  return nullptr;
}

// Python flushes both after a program, whatever became of it, and ignores failures until its end.
void flush_ignoring_failures() {
  PyObject *type = nullptr, *value = nullptr, *traceback = nullptr;
  PyErr_Fetch(&type, &value, &traceback);
  for (const char* name : {"stderr", "stdout"}) {
    PyObject* stream = PySys_GetObject(name);
    if (stream == nullptr) continue;
    Py_INCREF(stream);
    PyObject* flushed = PyObject_CallMethod(stream, "flush", nullptr);
    if (flushed == nullptr) PyErr_Clear();
    Py_XDECREF(flushed);
    Py_DECREF(stream);
  }
  PyErr_Restore(type, value, traceback);
}

// sys.path[0], and that the program's file was asked whether it is an archive.
bool prepare_paths(const PyConfig& config, PyObject* file) {
  PyObject* importers = PySys_GetObject("path_importer_cache");
  if (importers == nullptr || PyDict_SetItem(importers, file, Py_None) < 0) return false;
  PyObject* first = nullptr;
  const int computed = _PyPathConfig_ComputeSysPath0(&config.argv, &first);
  if (computed <= 0) return computed == 0;
  PyObject* path = PySys_GetObject("path");
  const bool inserted = path != nullptr && PyList_Insert(path, 0, first) == 0;
  Py_DECREF(first);
  return inserted;
}

bool name_main(PyObject* globals, PyObject* file) {
  if (PyDict_SetItemString(globals, "__file__", file) < 0 || PyDict_SetItemString(globals, "__cached__", Py_None) < 0) return false;
  PyObject* bootstrap = PyObject_GetAttrString(_PyInterpreterState_GET()->importlib, "_bootstrap_external");
  if (bootstrap == nullptr) return false;
  PyObject* loader = PyObject_CallMethod(bootstrap, "SourceFileLoader", "sO", "__main__", file);
  Py_DECREF(bootstrap);
  const bool named = loader != nullptr && PyDict_SetItemString(globals, "__loader__", loader) == 0;
  Py_XDECREF(loader);
  return named;
}

// As Python's main runs a file, less the reading. Steals the code.
int run_code(const PyConfig& config, PyObject* code) {
  PyObject* file = PyUnicode_FromWideChar(config.run_filename, -1);
  PyObject* main = PyImport_AddModule("__main__");
  if (file == nullptr || main == nullptr || !prepare_paths(config, file)) {
    PyErr_Print();
    return 1;
  }
  Py_INCREF(main);
  PyObject* globals = PyModule_GetDict(main);
  PyObject* result = nullptr;
  if (name_main(globals, file) && PySys_Audit("exec", "O", code) == 0) {
    _Py_UnhandledKeyboardInterrupt = 0;
    result = PyEval_EvalCode(code, globals, globals);
    if (result == nullptr && PyErr_Occurred() == PyExc_KeyboardInterrupt) _Py_UnhandledKeyboardInterrupt = 1;
  }
  Py_DECREF(code);
  Py_DECREF(file);
  flush_ignoring_failures();
  const bool failed = result == nullptr;
  if (failed) {
    Py_CLEAR(main);
    PyErr_Print();  // ends the process for SystemExit
  }
  Py_XDECREF(result);
  for (const char* name : {"__file__", "__cached__"})
    if (PyDict_DelItemString(globals, name) < 0) PyErr_Clear();
  Py_XDECREF(main);
  return failed ? 1 : 0;
}

// A KeyboardInterrupt that nobody caught ends Python by the signal itself, so that a shell can tell.
int die_of_interrupt() {
  PyOS_setsig(SIGINT, SIG_DFL);
  ::kill(::getpid(), SIGINT);
  return SIGINT + 128;
}

}  // namespace

int run_program(const PythonCall& call) {
  PyObject* code = call.file == nullptr ? nullptr : precompiled(call.file);
  if (code == nullptr) return Py_RunMain();
  int status = run_code(*_PyInterpreterState_GetConfig(_PyInterpreterState_GET()), code);
  if (Py_FinalizeEx() < 0) status = 120;
  return _Py_UnhandledKeyboardInterrupt != 0 ? die_of_interrupt() : status;
}

}  // namespace assay::sandbox::warm
