#include <signal.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <cstring>
#include <string>

#include "sandbox/warm/python.hpp"

namespace assay::sandbox::warm {
namespace {

// As left by Py_InitializeFromConfig.
struct Start {
  pid_t* thread = nullptr;        // where the C library keeps the thread's number
  struct sigaction interrupt {};  // Python's handler of SIGINT, which is none of its exported names
  int counts[NUM_GENERATIONS] = {};
  gc_generation_stats stats[NUM_GENERATIONS] = {};
};
Start start;

[[noreturn]] void cannot_go_on() {
  PyErr_Print();
  ::_exit(1);
}

// Takes over the reference; a failed call of Python's ends the run with its traceback.
PyObject* must(PyObject* object) {
  if (object == nullptr) cannot_go_on();
  return object;
}

void must(int result) {
  if (result < 0) cannot_go_on();
}

void must(PyStatus status) {
  if (PyStatus_Exception(status) != 0) Py_ExitStatusException(status);
}

// Borrowed: a module that every start loads.
PyObject* module(const char* name) { return must(PyImport_AddModule(name)); }

// Only the C library's own fork tells it of a new thread's number, and the forker clones by itself.
void take_thread() {
  if (start.thread != nullptr) *start.thread = static_cast<pid_t>(::syscall(SYS_set_tid_address, start.thread));
}

void take_signals() {
  struct sigaction ignored {};
  ignored.sa_handler = SIG_IGN;
  ::sigaction(SIGPIPE, &ignored, nullptr);
  ::sigaction(SIGXFSZ, &ignored, nullptr);
  ::sigaction(SIGINT, &start.interrupt, nullptr);
}

// Entry for entry what posix.environ was made from.
bool is_warm_environment(char** env) {
  for (const char* entry : warm_environment)
    if (*env == nullptr || std::strcmp(*env++, entry) != 0) return false;
  return *env == nullptr;
}

// posix.environ is the very dictionary inside os.environ and os.environb.
void take_environment(char** env) {
  environ = env;
  if (is_warm_environment(env)) return;
  PyObject* variables = must(PyObject_GetAttrString(module("posix"), "environ"));
  PyDict_Clear(variables);
  for (; *env != nullptr; ++env) {
    const char* equals = std::strchr(*env, '=');
    if (equals == nullptr) continue;
    PyObject* name = must(PyBytes_FromStringAndSize(*env, equals - *env));
    PyObject* value = must(PyBytes_FromString(equals + 1));
    must(PyDict_SetDefault(variables, name, value));  // of two of one name the first counts
    Py_DECREF(name);
    Py_DECREF(value);
  }
  Py_DECREF(variables);
}

// What `site` made of HOME when the interpreter was warmed.
void take_home(std::string_view home) {
  if (home == "/work") return;
  const std::string base = std::string(home) + "/.local";
  for (const auto& [name, path] : {std::pair{"USER_BASE", base}, {"USER_SITE", base + "/lib/python3.11/site-packages"}}) {
    PyObject* text = must(PyUnicode_DecodeFSDefault(path.c_str()));
    must(PyObject_SetAttrString(module("site"), name, text));
    Py_DECREF(text);
  }
}

// One of the three standard streams, as Python opens it for the kind of file that `fd` is.
PyObject* open_stream(int fd, const char* name, const wchar_t* encoding, const wchar_t* errors) {
  PyObject* io = module("io");
  const bool write = fd != 0;
  PyObject* buffer = must(PyObject_CallMethod(io, "open", "isiOOOO", fd, write ? "wb" : "rb", -1, Py_None, Py_None, Py_None, Py_False));
  PyObject* raw = must(PyObject_GetAttrString(buffer, "raw"));
  PyObject* text = must(PyUnicode_FromString(name));
  must(PyObject_SetAttrString(raw, "name", text));
  Py_DECREF(text);
  Py_DECREF(raw);
  PyObject* by_line = fd == 2 || ::isatty(fd) != 0 ? Py_True : Py_False;
  PyObject* stream = must(PyObject_CallMethod(io, "TextIOWrapper", "NNNsOO", buffer, must(PyUnicode_FromWideChar(encoding, -1)),
                                              must(PyUnicode_FromWideChar(errors, -1)), "\n", by_line, Py_False));
  PyObject* mode = must(PyUnicode_FromString(write ? "w" : "r"));
  must(PyObject_SetAttrString(stream, "mode", mode));
  Py_DECREF(mode);
  return stream;
}

// All of a descriptor that Python looks at when it opens a standard stream, terminals aside.
struct Kind {
  mode_t type = 0;
  blksize_t block = 0;
  off_t place = -1;
  bool operator==(const Kind&) const = default;
};
using Kinds = std::array<Kind, 3>;
Kinds warmed_kinds;

Kinds kinds_of_streams() {
  Kinds kinds;
  for (int fd = 0; fd < 3; ++fd) {
    struct stat info {};
    if (::fstat(fd, &info) == 0) kinds[static_cast<std::size_t>(fd)] = {info.st_mode & S_IFMT, info.st_blksize, ::lseek(fd, 0, SEEK_CUR)};
  }
  return kinds;
}

// The streams that the interpreter started with serve where the run's files are of the same kinds as the forker's: neither has been
// used. Opened anew they would cost a third of a short run.
void take_streams(const PyConfig& config) {
  if (kinds_of_streams() == warmed_kinds) return;
  const auto both = [](const char* name, const char* original, PyObject* stream) {
    must(PySys_SetObject(original, stream));
    must(PySys_SetObject(name, stream));
    return stream;
  };
  PyObject* in = both("stdin", "__stdin__", open_stream(0, "<stdin>", config.stdio_encoding, config.stdio_errors));
  PyObject* out = both("stdout", "__stdout__", open_stream(1, "<stdout>", config.stdio_encoding, config.stdio_errors));
  PyObject* err = both("stderr", "__stderr__", open_stream(2, "<stderr>", config.stdio_encoding, L"backslashreplace"));
  remember_streams(in, out, err);
  for (PyObject* stream : {in, out, err}) Py_DECREF(stream);  // sys holds them
}

// sys.argv and sys.orig_argv, and the same in the configuration, which Python's main reads.
void take_arguments(PyConfig& config, const PythonCall& call, char** argv) {
  const auto fill = [](PyWideStringList& list, const char* attribute, char** words) {
    _PyWideStringList_Clear(&list);
    PyObject* values = must(PyList_New(0));
    for (; *words != nullptr; ++words) {
      wchar_t* word = Py_DecodeLocale(*words, nullptr);
      must(word == nullptr ? PyStatus_NoMemory() : PyWideStringList_Append(&list, word));
      PyObject* value = must(PyUnicode_FromWideChar(word, -1));
      must(PyList_Append(values, value));
      Py_DECREF(value);
      PyMem_RawFree(word);
    }
    must(PySys_SetObject(attribute, values));
    Py_DECREF(values);
  };
  fill(config.orig_argv, "orig_argv", argv);
  char dash_c[] = "-c";
  if (call.code != nullptr) argv[2] = dash_c;  // sys.argv begins with it in place of the text
  fill(config.argv, "argv", argv + (call.code != nullptr ? 2 : 1));
  const std::string text = call.code != nullptr ? std::string(call.code) + "\n" : std::string();
  must(PyConfig_SetBytesString(&config, &config.run_command, call.code != nullptr ? text.c_str() : nullptr));
  std::string path;
  if (call.file != nullptr) {
    path = call.file;
    char folder[4096];
    if (path[0] != '/') path = ::getcwd(folder, sizeof folder) != nullptr ? std::string(folder) + "/" + path : path;
  }
  must(PyConfig_SetBytesString(&config, &config.run_filename, call.file != nullptr ? path.c_str() : nullptr));
}

}  // namespace

void remember_start() {
  ::sigaction(SIGINT, nullptr, &start.interrupt);
  int* thread = nullptr;
  if (::prctl(PR_GET_TID_ADDRESS, &thread, 0, 0, 0) == 0 && thread != nullptr && *thread == ::gettid()) start.thread = thread;
  warmed_kinds = kinds_of_streams();
  const _gc_runtime_state& collector = _PyInterpreterState_GET()->gc;
  for (int i = 0; i < NUM_GENERATIONS; ++i) {
    start.counts[i] = collector.generations[i].count;
    start.stats[i] = collector.generation_stats[i];
  }
}

void start_run(const PythonCall& call, char** argv, char** env) {
  ::prctl(PR_SET_NAME, "python3");
  take_thread();
  take_signals();
  PyOS_AfterFork_Child();
  PyInterpreterState* interpreter = _PyInterpreterState_GET();
  PyConfig& config = const_cast<PyConfig&>(*_PyInterpreterState_GetConfig(interpreter));
  take_environment(env);
  take_home(call.home);
  take_streams(config);
  take_arguments(config, call, argv);
  if (!call.utc) Py_DECREF(must(PyObject_CallMethod(module("time"), "tzset", nullptr)));
  // The next automatic collection comes when it would have come: what has been made here is not counted.
  for (int i = 0; i < NUM_GENERATIONS; ++i) {
    interpreter->gc.generations[i].count = start.counts[i];
    interpreter->gc.generation_stats[i] = start.stats[i];
  }
}

}  // namespace assay::sandbox::warm
