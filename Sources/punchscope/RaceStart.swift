// Knows how the race is opened that the program is started with.

import ArgumentParser
import Playback

/// The race that the program is started with: a demo that was named, or the last session.
///
/// It is played in the background. Most are there before anybody could notice; the screen does not wait
/// for the others.
struct RaceStart {
  /// Why there is no such race.
  struct Refusal: Error {
    /// What there is to say, on lines of their own.
    let report: String
    /// Whether the demo can be read, but does not go as it says.
    let isBroken: Bool

    /// The status that the program ends with.
    var status: ExitCode { isBroken ? .broken : .cannotRun }
  }

  /// What came of it.
  typealias Outcome = Result<Play, Refusal>

  private let work: BackgroundWork<Outcome>

  /// How long nothing is shown at the start, in milliseconds.
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

  /// What came of it, if it is there soon.
  func wait() -> Outcome? { work.wait(atMost: Self.timeout) }

  /// What came of it, if it is there by now.
  var outcome: Outcome? { work.outcome }

  /// What came of it, whenever that is there.
  func waitForEnd() -> Outcome {
    while true {
      if let outcome = wait() { return outcome }
    }
  }

  /// How many steps it has come.
  var steps: Int { work.steps }

  /// Gives it up.
  func stop() { work.stop() }
}
