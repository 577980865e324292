// Knows how a demo is opened without keeping keys waiting.

import Playback

/// Opens one demo at a time: a short one at once, a long one in the background.
final class Opener {
  private var work: BackgroundWork<Event>?
  private let library: DemoLibrary

  /// How long the screen waits for a demo before it says that it is being opened, in milliseconds.
  private static let timeout = 100

  /// Opens what a library has.
  init(_ library: DemoLibrary) {
    self.library = library
  }

  /// Whether a demo is being opened.
  var isBusy: Bool { work != nil }

  /// Opens what the gallery has under a name; free play without one.
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

  /// The demo if it is there by now, else how far it has come; nothing if none is being opened.
  func collect() -> [Event] {
    guard let work else { return [] }
    guard let outcome = work.outcome else { return [.opening(steps: work.steps)] }
    self.work = nil
    return [outcome]
  }

  /// Gives up opening.
  ///
  /// - Returns: the fact for the session; nothing if no demo is being opened.
  func stop() -> [Event] {
    guard let work else { return [] }
    work.stop()
    self.work = nil
    return [.failed(Self.stopWords(work.steps))]
  }

  /// What there is to say of a demo that was not opened.
  static func stopWords(_ steps: Int) -> String {
    "Not opened: stopped after \(steps.grouped) steps."
  }
}
