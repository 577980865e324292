// Writes a race to a file while the program listens to keys.

import Playback
import Script

/// A writer of races as demos; long ones are written in the background.
final class Saver {
  private var works: [BackgroundWork<Event>] = []
  private let library: DemoLibrary

  /// The time that the screen waits for a file before it goes on, in milliseconds.
  private static let timeout = 30

  /// Makes a writer that uses a library.
  init(_ library: DemoLibrary) {
    self.library = library
  }

  /// True if something is being written.
  var isBusy: Bool { !works.isEmpty }

  /// Writes a race to a new file.
  ///
  /// - Returns: the facts for the session.
  func save(_ play: Play, to path: String) -> [Event] {
    let work = BackgroundWork { [library] _ in
      library.save(play.wholeText, to: path, isForScreen: true)
    }
    guard let outcome = work.wait(atMost: Self.timeout) else {
      works.append(work)
      return []
    }
    return [outcome]
  }

  /// Returns the outcomes of finished writings.
  func collect() -> [Event] {
    var facts: [Event] = []
    works.removeAll { work in
      guard let fact = work.outcome else { return false }
      facts.append(fact)
      return true
    }
    return facts
  }

  /// Waits until everything is written.
  func finish() {
    for work in works {
      while work.wait(atMost: 1000) == nil {}
    }
  }
}
