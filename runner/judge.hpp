// Judges one submission: compile once, run each case, grade. Blocking, in a worker's thread or in `assay grade`.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "challenges/challenge.hpp"
#include "challenges/kinds/program_cache.hpp"
#include "challenges/language.hpp"
#include "challenges/submission.hpp"
#include "reports/grade.hpp"
#include "runner/fair_box.hpp"
#include "sandbox/box.hpp"

namespace assay::runner {

// What the judge says while it works, in this order: compiled once, then each case in challenge order. Called in the
// judge's thread.
struct Observer {
  std::function<void(const challenges::CompileResult&)> compiled = [](const auto&) {};
  std::function<void(const challenges::CaseResult&)> judged = [](const auto&) {};
};

struct Judging {
  std::shared_ptr<const challenges::Challenge> challenge;
  const challenges::Language& language;
  const challenges::Submission& submission;
  bool samples_only = false;  // a run: sample groups only, nothing else is in the report
  Turns* turns = nullptr;     // of those who judge at the same time; none when nobody does
  challenges::ProgramCache* programs = nullptr;  // what was compiled before; used where Facts name the toolchain
};

// Our own faults are retried (twice) and then stand as JE; this never fails, and never blames the candidate for us.
reports::Report judge(const Judging& judging, sandbox::Box& box, reports::Facts facts, const Observer& observer = {});

}  // namespace assay::runner
