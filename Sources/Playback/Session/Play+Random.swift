// Knows how a race runs at random from here.

import Shmem

extension Play {
  /// Begins a run at random.
  ///
  /// - Parameter seed: the seed; nil for the one after the last.
  mutating func runAtRandom(seed: UInt64?) {
    let seed = seed ?? nextSeed
    nextSeed = seed &+ 1
    begin(.random(RandomRun(of: snapshot.scenario, seed: seed)))
  }

  /// Takes the next step of a run at random.
  mutating func goOn(_ run: RandomRun) -> JobState {
    var run = run
    guard let step = run.nextStep(from: snapshot.machine, in: snapshot.scenario) else {
      return .isDone(.note(words(afterRun: run, endWords)))
    }
    playhead.perform(.step(step))
    job?.work = .random(run)
    job?.count = run.count
    if let stopped = breakpointWords { return .isDone(.note(words(afterRun: run, stopped))) }
    guard run.count < Job.stepLimit else {
      return .isDone(.note(words(afterRun: run, "one run takes no more.")))
    }
    return .goesOn
  }
}
