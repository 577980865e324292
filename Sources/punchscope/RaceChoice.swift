// Finds the race of a subcommand that plays none.

import ArgumentParser
import Playback
import Script
import Shmem

/// The demo whose race a question is about, and the number of threads for the answer.
///
/// The options that change the race stand beside this group and not in it: debug builds check the
/// options of a group five times, and those of a group in a group twenty-five times.
struct RaceChoice: ParsableArguments {
  @Argument(
    help: """
      A demo by number or name, a file, or - for standard input: its race, changed by the options \
      about the race. Default: free play.
      """
  )
  var demo: String?

  @Option(
    help: "The number of threads, 1 to 256; the answer is the same for any. Default: one a core."
  )
  var threads: Int?

  @Option(name: .customLong("demos"), help: DemoLibrary.folderHelp)
  var demoFolder: String?

  func validate() throws {
    if let threads, !(1...256).contains(threads) {
      throw ValidationError("--threads takes a number from 1 to 256, not \(threads).")
    }
  }

  /// The number of threads.
  var threadCount: Int { threads ?? coreCount() }

  /// Returns the race, at one of its steps.
  ///
  /// - Parameters:
  ///   - race: the options that change the race of the demo.
  ///   - step: the step, as `--at` names it.
  /// - Returns: a time line whose current moment is that step.
  /// - Throws: the error in the race or the step.
  func timeline(changedBy race: ScenarioOptions, at step: String) throws -> Timeline {
    let library = DemoLibrary(folder: demoFolder)
    let loaded = try demo.map { name in
      try loadOrExit { () throws(LoadError) in try library.load(name) }
    }
    let play =
      try race.play(of: loaded)
      ?? Play(free: ScenarioPieces.freePlay().scenario(), title: "free play")
    var session = Session(gallery: Gallery(items: []), play: play, isMouseOn: false)
    try session.go(to: step)
    return (session.play ?? play).timeline
  }

  /// Returns the race at its start.
  ///
  /// - Parameter race: the options that change the race of the demo.
  /// - Throws: the error in the race.
  /// - Returns: the race.
  func scenario(changedBy race: ScenarioOptions) throws -> Scenario {
    try timeline(changedBy: race, at: "0").now.snapshot.scenario
  }
}
