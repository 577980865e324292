// Runs the requests of a session that concern files.

import Playback
import Script

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension DemoLibrary {
  /// Opens the item that the gallery has under a name; without a name, free play.
  ///
  /// - Parameters:
  ///   - name: the name.
  ///   - goesOn: takes the number of steps so far and returns whether to go on.
  /// - Returns: the fact for the session.
  func open(_ name: String?, goesOn: (Int) -> Bool) -> Event {
    guard let name else {
      do {
        let scenario = try ScenarioPieces.freePlay().scenario()
        return .answer(.opened(Play(free: scenario, title: "free play")))
      } catch {
        preconditionFailure("the file of free play is a valid scenario")
      }
    }
    // Standard input is the keyboard now.
    guard name != "-" else { return .answer(.failed("Standard input cannot be read from here.")) }
    do throws(LoadError) {
      let loaded = try load(Self.expanded(name), goesOn: goesOn)
      guard let failure = loaded.failures.first else { return .answer(.opened(loaded.play)) }
      return .answer(.failed(failure))
    } catch {
      return .answer(.failed(error.summary))
    }
  }

  /// Looks up the levels of golf: the race that was asked for, then those of the demos.
  ///
  /// - Returns: the facts for the session.
  func openGolf(_ race: GolfRace?, _ store: GolfStore) -> [Event] {
    let demos = files.compactMap { file -> GolfRace? in
      guard let demo = head(of: file) else { return nil }
      return GolfRace(
        title: demo.title ?? file.lastPathComponent,
        lesson: demo.about,
        scenario: demo.scenario
      )
    }
    let best = store.load()
    let levels = GolfLevel.levels(of: [race].compactMap(\.self) + demos, best: best)
    let first = race.flatMap { race in levels.first { $0.key == race.key } }
    let refusal = race != nil && first == nil ? [GolfLevel.tooLargeWords] : []
    return [.answer(.golf(levels, first: first?.key))]
      + (refusal + store.takeComplaints()).map { .answer(.failed($0)) }
  }

  /// The races that a form can start from: those of the demos, in reading order.
  var templates: [RaceTemplate] {
    files.compactMap { file in
      head(of: file).map { demo in
        RaceTemplate(
          title: demo.title ?? file.lastPathComponent,
          about: demo.about,
          scenario: demo.scenario
        )
      }
    }
  }

  /// Writes a text to a new file, or to a device, a FIFO or standard output.
  ///
  /// - Parameters:
  ///   - text: the text.
  ///   - path: the file; a leading `~` is the user's home.
  ///   - isForScreen: true if a screen is shown, over which nothing may be written.
  /// - Returns: the fact for the session.
  func save(_ text: String, to path: String, isForScreen: Bool) -> Event {
    let file = OutputFile(overwrites: false, isForScreen: isForScreen)
    do throws(OutputError) {
      try file.write(text, to: Self.expanded(path), named: path)
      return .answer(.done("Saved to '\(path.echoed)'."))
    } catch {
      return .answer(.failed(error.sentence))
    }
  }

  private static func expanded(_ path: String) -> String {
    UserPath.expanded(path, home: ProcessInfo.processInfo.environment["HOME"])
  }
}
