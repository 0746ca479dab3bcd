// The end of a run. Py_FinalizeEx takes the whole interpreter down, which is most of what a short program costs, and all that
// anyone can notice of it are destructors that do something. So it is done only where one may be left: everything that the
// collector knows is looked through, and a type that is not known to end silently means the full way.
#include <link.h>

#include <cstring>
#include <string_view>
#include <tuple>

#include "sandbox/warm/python.hpp"

extern "C" int __real_Py_FinalizeEx(void);
extern "C" int __wrap_Py_FinalizeEx(void);

namespace assay::sandbox::warm {
namespace {

// Before any program.
struct Before {
  PyGC_Head* last = nullptr;  // of the middle generation, and kept alive: what programs made stands behind it
  gc_generation_stats stats[NUM_GENERATIONS] = {};
  destructor end_of_class = nullptr;  // tp_dealloc of what a class statement makes
  long filters = 0;                  // version of the warnings' filters
  unsigned long long libraries = 0;  // loaded so far
  PyObject *file = nullptr, *reader = nullptr, *text = nullptr, *bytes = nullptr, *string = nullptr;  // types of `io`
};
Before before;

// The run's own sys.stdin, sys.stdout and sys.stderr, and what the latter two write into.
struct Streams {
  PyObject *in = nullptr, *out = nullptr, *err = nullptr, *out_buffer = nullptr, *err_buffer = nullptr;
};
Streams streams;

bool same_type(PyObject* object, PyObject* type) { return reinterpret_cast<PyObject*>(Py_TYPE(object)) == type; }

bool is_standard(PyObject* object) {
  return object == streams.out || object == streams.err || object == streams.out_buffer || object == streams.err_buffer;
}

PyObject* attribute(PyObject* object, const char* name) {
  PyObject* value = PyObject_GetAttrString(object, name);
  if (value == nullptr) PyErr_Clear();
  return value;
}

// The library's own call-backs of weak references, which only tidy a table that goes away with them.
bool tidies(PyObject* callback) {
  if (PyCFunction_Check(callback)) return std::strcmp(reinterpret_cast<PyCFunctionObject*>(callback)->m_ml->ml_name, "_destroy") == 0;
  if (!PyFunction_Check(callback)) return false;
  const PyCodeObject* code = reinterpret_cast<PyCodeObject*>(reinterpret_cast<PyFunctionObject*>(callback)->func_code);
  const auto text = [](PyObject* string) {
    const char* bytes = PyUnicode_AsUTF8(string);
    if (bytes == nullptr) PyErr_Clear();
    return std::string_view(bytes == nullptr ? "" : bytes);
  };
  const std::string_view file = text(code->co_filename), name = text(code->co_name);
  return (file == "/usr/lib/python3.11/_weakrefset.py" && name == "_remove") || (file == "/usr/lib/python3.11/weakref.py" && name == "remove") ||
         (file == "/usr/lib/python3.11/logging/__init__.py" && name == "_removeHandlerRef");
}

// A generator that closing would run nothing of: not begun, or between no `try`.
bool closes_silently(PyObject* object) {
  PyGenObject* generator = reinterpret_cast<PyGenObject*>(object);
  if (generator->gi_frame_state >= FRAME_COMPLETED) return true;
  if (!PyGen_CheckExact(object)) return false;
  if (generator->gi_frame_state == FRAME_CREATED) return true;
  PyObject* inner = _PyGen_yf(generator);
  Py_XDECREF(inner);
  return inner == nullptr && PyBytes_GET_SIZE(reinterpret_cast<PyCodeObject*>(generator->gi_code)->co_exceptiontable) == 0;
}

// A stream that holds nothing back: one that only reads, or memory.
bool holds_nothing(PyObject* object) {
  if (same_type(object, before.file) || same_type(object, before.reader) || same_type(object, before.bytes) || same_type(object, before.string))
    return true;
  if (!same_type(object, before.text)) return false;
  PyObject* buffer = attribute(object, "buffer");
  const bool reads = buffer != nullptr && same_type(buffer, before.reader);
  Py_XDECREF(buffer);
  return reads;
}

bool ends_silently(PyObject* object) {
  PyTypeObject* type = Py_TYPE(object);
  if (PyType_Check(object)) {
    // Of a class whose objects the collector does not know, one may be anywhere. (Python's own such types only warn of what was
    // left open, which nobody sees while the warnings' filters stand as they were.)
    const PyTypeObject* made = reinterpret_cast<PyTypeObject*>(object);
    const bool ends_aloud = made->tp_dealloc == before.end_of_class && (made->tp_finalize != nullptr || made->tp_del != nullptr);
    if (ends_aloud && PyType_IS_GC(const_cast<PyTypeObject*>(made)) == 0) return false;
  }
  if (PyWeakref_Check(object)) {
    PyObject* callback = reinterpret_cast<PyWeakReference*>(object)->wr_callback;
    if (callback != nullptr && !tidies(callback)) return false;
  }
  if (type->tp_del != nullptr) return false;
  if (type->tp_finalize == nullptr) return true;
  if (PyGen_CheckExact(object) || PyCoro_CheckExact(object)) return closes_silently(object);
  return is_standard(object) || holds_nothing(object);
}

// From the end of a generation's list to `stop`.
bool all_silent(const PyGC_Head& generation, const PyGC_Head* stop) {
  for (const PyGC_Head* at = _PyGCHead_PREV(&generation); at != stop; at = _PyGCHead_PREV(at))
    if (!ends_silently(reinterpret_cast<PyObject*>(const_cast<PyGC_Head*>(at) + 1))) return false;
  return true;
}

// Since the middle generation was last collected, what was there before any program stands before all others in it.
bool all_silent(const _gc_runtime_state& collector) {
  const bool unmoved = collector.generation_stats[1].collections == before.stats[1].collections &&
                       collector.generation_stats[2].collections == before.stats[2].collections;
  for (int i = 0; i < NUM_GENERATIONS; ++i) {
    const PyGC_Head& head = collector.generations[i].head;
    if (unmoved && i == 2) continue;
    if (!all_silent(head, unmoved && i == 1 ? before.last : &head)) return false;
  }
  return collector.permanent_generation.head._gc_next == reinterpret_cast<std::uintptr_t>(&collector.permanent_generation.head);
}

// Extension modules whose objects do nothing when they go, and the libraries that those need.
bool harmless(std::string_view library) {
  library.remove_prefix(library.rfind('/') + 1);
  for (const char* name : {"_bz2.", "_codecs_", "_contextvars.", "_crypt.", "_decimal.", "_hashlib.", "_json.", "_lsprof.", "_lzma.",
                           "_multibytecodec.", "_opcode.", "_queue.", "_typing.", "_uuid.", "_zoneinfo.", "audioop.", "mmap.", "resource.",
                           "termios.", "libbz2.so", "libcrypt.so", "libcrypto.so", "libgcc_s.so", "liblzma.so", "libmpdec.so", "libuuid.so"})
    if (library.starts_with(name)) return true;
  return false;
}

// Loaded objects in order of loading, the first `libraries` of them before any program.
bool libraries_harmless() {
  struct Seen {
    unsigned long long count = 0;
    bool harmless = true;
  } seen;
  ::dl_iterate_phdr(
      [](dl_phdr_info* info, std::size_t, void* data) {
        Seen& so_far = *static_cast<Seen*>(data);
        if (info->dlpi_adds == before.libraries) return 1;
        if (++so_far.count > before.libraries && !harmless(info->dlpi_name)) so_far.harmless = false;
        return so_far.harmless ? 0 : 1;
      },
      &seen);
  return seen.harmless;
}

// sys.stdout and sys.stderr are still the run's own: flushing them writes all that was printed.
bool streams_untouched() {
  for (const auto& [name, stream, own] : {std::tuple{"stdout", streams.out, streams.out_buffer}, {"stderr", streams.err, streams.err_buffer}}) {
    if (PySys_GetObject(name) != stream) return false;
    PyObject* buffer = attribute(stream, "buffer");
    Py_XDECREF(buffer);
    if (buffer != own) return false;
  }
  return true;
}

// Whether anything that the full way does after the exit functions could be noticed.
bool nothing_left_to_see(PyThreadState* thread) {
  PyInterpreterState* interpreter = thread->interp;
  const _gc_runtime_state& collector = interpreter->gc;
  const bool watched = thread->c_tracefunc != nullptr || thread->c_profilefunc != nullptr || interpreter->audit_hooks != nullptr ||
                       collector.debug != 0 || (collector.callbacks != nullptr && PyList_GET_SIZE(collector.callbacks) != 0);
  return !watched && streams_untouched() && interpreter->warnings.filters_version == before.filters &&
         PyInterpreterState_Next(PyInterpreterState_Head()) == nullptr && libraries_harmless() && all_silent(collector);
}

void join_threads() {
  PyObject* name = PyUnicode_FromString("threading");
  PyObject* threading = name == nullptr ? nullptr : PyImport_GetModule(name);
  Py_XDECREF(name);
  if (threading == nullptr) {
    if (PyErr_Occurred() != nullptr) PyErr_WriteUnraisable(nullptr);
    return;
  }
  PyObject* result = PyObject_CallMethod(threading, "_shutdown", nullptr);
  if (result == nullptr) PyErr_WriteUnraisable(threading);
  Py_XDECREF(result);
  Py_DECREF(threading);
}

bool closed(PyObject* stream) {
  PyObject* value = attribute(stream, "closed");
  if (value == nullptr) return false;
  const int truth = PyObject_IsTrue(value);
  Py_DECREF(value);
  if (truth < 0) PyErr_Clear();
  return truth > 0;
}

// Of the two only sys.stdout's failure is told, and either makes Python's exit code 120.
int flush_streams() {
  int status = 0;
  for (PyObject* stream : {streams.out, streams.err}) {
    if (stream == Py_None || closed(stream)) continue;
    PyObject* flushed = PyObject_CallMethod(stream, "flush", nullptr);
    if (flushed == nullptr) {
      status = -1;
      if (stream == streams.out)
        PyErr_WriteUnraisable(stream);
      else
        PyErr_Clear();
    }
    Py_XDECREF(flushed);
  }
  return status;
}

}  // namespace

bool remember_end(std::string& why) {
  PyInterpreterState* interpreter = _PyInterpreterState_GET();
  PyObject* io = PyImport_AddModule("io");
  PyObject* environment = io == nullptr ? nullptr : attribute(PyImport_AddModule("os"), "environ");
  if (environment == nullptr) {
    why = "Python starts without its modules io and os";
    return false;
  }
  before.end_of_class = Py_TYPE(environment)->tp_dealloc;
  Py_DECREF(environment);
  before.file = attribute(io, "FileIO");
  before.reader = attribute(io, "BufferedReader");
  before.text = attribute(io, "TextIOWrapper");
  before.bytes = attribute(io, "BytesIO");
  before.string = attribute(io, "StringIO");
  before.filters = interpreter->warnings.filters_version;
  remember_streams(PySys_GetObject("stdin"), PySys_GetObject("stdout"), PySys_GetObject("stderr"));
  ::dl_iterate_phdr(
      [](dl_phdr_info* info, std::size_t, void*) {
        before.libraries = info->dlpi_adds;
        return 1;
      },
      nullptr);
  for (int i = 0; i < NUM_GENERATIONS; ++i) before.stats[i] = interpreter->gc.generation_stats[i];
  PyGC_Head& middle = interpreter->gc.generations[1].head;
  before.last = _PyGCHead_PREV(&middle);
  if (before.last != &middle) Py_INCREF(reinterpret_cast<PyObject*>(before.last + 1));
  for (int i = 0; i < NUM_GENERATIONS; ++i) {
    const PyGC_Head& head = interpreter->gc.generations[i].head;
    if (all_silent(head, &head)) continue;
    why = "an object that Python itself starts with has a destructor";
    return false;
  }
  return true;
}

void remember_streams(PyObject* in, PyObject* out, PyObject* err) {
  streams = {in, out, err, attribute(out, "buffer"), attribute(err, "buffer")};
  // Kept by the streams themselves.
  Py_XDECREF(streams.out_buffer);
  Py_XDECREF(streams.err_buffer);
}

}  // namespace assay::sandbox::warm

// Called at the end of Python's main, and by Py_Exit for a SystemExit that nobody caught.
int __wrap_Py_FinalizeEx(void) {
  using namespace assay::sandbox::warm;
  if (_PyRuntime.initialized == 0) return 0;
  PyThreadState* thread = _PyThreadState_GET();
  join_threads();
  _Py_FinishPendingCalls(thread);
  _PyAtExit_Call(thread->interp);
  if (!nothing_left_to_see(thread)) return __real_Py_FinalizeEx();  // all of the above is over and is not done twice
  // Daemon threads end when they next want the interpreter.
  _PyRuntimeState_SetFinalizing(&_PyRuntime, thread);
  _PyRuntime.initialized = 0;
  _PyRuntime.core_initialized = 0;
  return flush_streams();
}
