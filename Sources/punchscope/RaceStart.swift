// Opens the race that the program starts with.

import ArgumentParser
import Playback

/// The race that the program starts with: a named demo, or the last session.
///
/// It is played in the background. Most races are open before a person could notice; the screen does
/// not wait for the others.
struct RaceStart {
  /// The reason why there is no such race.
  struct Refusal: Error {
    /// The message, on lines of its own.
    let report: String
    /// True if the demo can be read, but fails.
    let isBroken: Bool

    /// The status that the program ends with.
    var status: ExitCode { isBroken ? .broken : .cannotRun }
  }

  /// The race, or the reason why there is none.
  typealias Outcome = Result<Play, Refusal>

  private let work: BackgroundWork<Outcome>

  /// The time at the start for which nothing is shown, in milliseconds.
  private static let timeout = 100

  /// Begins to open a demo by its name.
  init(demo name: String, in library: DemoLibrary) {
    work = BackgroundWork { goesOn in
      do throws(LoadError) {
        let loaded = try library.load(name, goesOn: goesOn)
        guard loaded.failures.isEmpty else {
          let lines = loaded.failures.joined(separator: "\n")
          return .failure(Refusal(report: lines, isBroken: true))
        }
        return .success(loaded.play)
      } catch {
        return .failure(Refusal(report: error.report, isBroken: false))
      }
    }
  }

  /// Begins to open the session that was saved last.
  init(lastIn store: SessionStore) {
    work = BackgroundWork { goesOn in
      do throws(ResumeError) {
        return .success(try store.last(goesOn: goesOn))
      } catch {
        return .failure(Refusal(report: error.report, isBroken: false))
      }
    }
  }

  /// Waits a short time and returns the outcome, if it is there by then.
  func wait() -> Outcome? { work.wait(atMost: Self.timeout) }

  /// The outcome; nil as long as the race is being opened.
  var outcome: Outcome? { work.outcome }

  /// Waits for the outcome and returns it.
  func waitForEnd() -> Outcome {
    while true {
      if let outcome = wait() { return outcome }
    }
  }

  /// The number of steps so far.
  var steps: Int { work.steps }

  /// Stops opening.
  func stop() { work.stop() }
}
