// Opens a demo while the program listens to keys.

import Playback

/// Opens one demo at a time: a short one at once, a long one in the background.
final class Opener {
  private var work: BackgroundWork<Event>?
  private let library: DemoLibrary

  /// The time that the screen waits for a demo before it says that the demo is being opened, in
  /// milliseconds.
  private static let timeout = 100

  /// Makes an opener of the demos in a library.
  init(_ library: DemoLibrary) {
    self.library = library
  }

  /// True if a demo is being opened.
  var isBusy: Bool { work != nil }

  /// Opens the item that the gallery has under a name; without a name, free play.
  ///
  /// - Returns: the facts for the session.
  func open(_ name: String?) -> [Event] {
    _ = stop()
    let work = BackgroundWork { [library] goesOn in library.open(name, goesOn: goesOn) }
    guard let outcome = work.wait(atMost: Self.timeout) else {
      self.work = work
      return collect()
    }
    return [outcome]
  }

  /// Returns the demo if it is open, else its progress; nothing if no demo is being opened.
  func collect() -> [Event] {
    guard let work else { return [] }
    guard let outcome = work.outcome else { return [.progress(.opening(steps: work.steps))] }
    self.work = nil
    return [outcome]
  }

  /// Stops opening.
  ///
  /// - Returns: the fact for the session; nothing if no demo is being opened.
  func stop() -> [Event] {
    guard let work else { return [] }
    work.stop()
    self.work = nil
    return [.answer(.failed(Self.stopWords(work.steps)))]
  }

  /// Returns the message about a demo that was not opened.
  static func stopWords(_ steps: Int) -> String {
    "Not opened: stopped after \(steps.grouped) steps."
  }
}
