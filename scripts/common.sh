# What the scripts share; sourced by each, never run. Leaves the caller in the project's root folder.
# shellcheck shell=bash
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# One configuration for all scripts, so that the demo, the tests and the benchmarks share their object files.
PRESET=ci
BUILD=build/release
# shellcheck disable=SC2034  # the sourcing scripts use it
BIN=$BUILD/bin
export CCACHE_BASEDIR=$PWD CMAKE_COLOR_DIAGNOSTICS=${CMAKE_COLOR_DIAGNOSTICS:-ON}
if [[ -n ${NO_COLOR:-} || ! -t 1 ]]; then CMAKE_COLOR_DIAGNOSTICS=OFF; fi

# A headline before each step, so that whoever watches knows what the minutes go to.
say() {
  if [[ -t 1 && -z ${NO_COLOR:-} ]]; then printf '\n\033[1m== %s\033[0m\n' "$*"; else printf '\n== %s\n' "$*"; fi
}

# One sentence on standard error, then the end. 2 is bad usage or a machine that lacks something.
fail() {
  printf '%s: %s\n' "$(basename "$0")" "$*" >&2
  exit 2
}

# Runs a command as root: as it is, or through sudo.
as_root() {
  if ((EUID == 0)); then "$@"; else sudo -- "$@"; fi
}

# Configures where that was never done, then builds the targets named (`all` is everything).
build() {
  if [[ ! -f $BUILD/build.ninja ]] || ! grep -q '^ASSAY_WERROR:[^=]*=ON$' "$BUILD/CMakeCache.txt"; then
    say "Configure $BUILD (preset $PRESET)"
    cmake --preset "$PRESET"
  fi
  say "Build $*"
  cmake --build --preset "$PRESET" --target "$@"
}

# The C++ files that are ours, one a line; tracked or about to be.
own_sources() {
  git ls-files --cached --others --exclude-standard -- '*.cpp' '*.hpp'
}
