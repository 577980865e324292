// Finds the race of a subcommand that plays none.

import ArgumentParser
import Playback
import Script
import Shmem

/// The race of a question, and the number of threads for the answer.
struct RaceChoice: ParsableArguments {
  @Argument(
    help: """
      A demo by number or name, a file, or - for standard input: its race, changed by the options \
      about the race. Default: free play.
      """
  )
  var demo: String?

  @OptionGroup(title: "Race") var race: ScenarioOptions

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
  /// - Parameter step: the step, as `--at` names it.
  /// - Returns: a time line whose current moment is that step.
  /// - Throws: the error in the race or the step.
  func timeline(at step: String) throws -> Timeline {
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

  /// Returns the race.
  func scenario() throws -> Scenario {
    try timeline(at: "0").now.snapshot.scenario
  }
}
