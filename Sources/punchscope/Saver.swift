// Knows how a race is written to a file without keeping keys waiting.

import Playback
import Script

/// Writes races as demos, each in the background if it is long.
final class Saver {
  private var works: [BackgroundWork<Event>] = []
  private let library: DemoLibrary

  /// How long the screen waits for a file before it goes on without it, in milliseconds.
  private static let timeout = 30

  /// Writes as a library does.
  init(_ library: DemoLibrary) {
    self.library = library
  }

  /// Whether something is being written.
  var isBusy: Bool { !works.isEmpty }

  /// Writes a race to a file that does not exist yet.
  ///
  /// - Returns: the facts for the session.
  func save(_ play: Play, to path: String) -> [Event] {
    let work = BackgroundWork { [library] _ in
      library.save(play.wholeDemo.text, to: path, isForScreen: true)
    }
    guard let outcome = work.wait(atMost: Self.timeout) else {
      works.append(work)
      return []
    }
    return [outcome]
  }

  /// What has become of what was being written.
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
