// CPython 3.11's headers, the internal ones among them: what its main does after start-up and at its end is not all to be had
// through the public interface. Only the files of assay-warm-python include this, and CMake builds them for 3.11 only.
#pragma once

#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <marshal.h>
#undef HAVE_STD_ATOMIC  // C++20 has no <stdatomic.h>; the compiler's own words have the same layout
#define Py_BUILD_CORE 1
#include <internal/pycore_ceval.h>
#include <internal/pycore_frame.h>
#include <internal/pycore_genobject.h>
#include <internal/pycore_initconfig.h>
#include <internal/pycore_interp.h>
#include <internal/pycore_pathconfig.h>
#include <internal/pycore_pylifecycle.h>
#include <internal/pycore_pystate.h>
#include <internal/pycore_runtime.h>
