// Decides when a session is saved without being asked for.

import Playback

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Saves a session while it goes on: soon after every change, but not all the time.
struct Autosaver {
  private let store: SessionStore
  private let clock = ContinuousClock()
  /// The number of the race that the file holds.
  private var race: Int?
  private var name = SessionStore.freshName()
  private var isChanged = false
  private var isGivenUp = false
  /// The writing under way.
  private var writing: BackgroundWork<Outcome>?
  /// The earliest time for the next writing.
  private var due: ContinuousClock.Instant

  /// The time that a change waits for others to be written with it.
  private static let pause = Duration.seconds(1)

  /// The time between two looks whether the writing has ended.
  private static let glance = Duration.milliseconds(200)

  /// The message, shown once, if sessions cannot be saved.
  static let problem = "This session cannot be saved automatically; save it with :save FILE."

  /// Makes a saver with a file of its own.
  init(_ store: SessionStore) {
    self.store = store
    due = clock.now
  }

  /// Records that something may have changed.
  mutating func noteChange() { isChanged = true }

  /// The time until there is something to do; nil if there is nothing.
  var timeToNextDeadline: Duration? {
    guard !isGivenUp else { return nil }
    if writing != nil { return Self.glance }
    return isChanged ? max(.zero, due - clock.now) : nil
  }

  /// Begins to write the changes, if it is time.
  ///
  /// A long session takes a while to write, so it is written in the background.
  ///
  /// - Returns: a message for the user, once; otherwise nil.
  mutating func saveIfDue(_ session: Session) -> String? {
    if let problem = takeOutcome() { return problem }
    guard writing == nil, clock.now >= due, let play = playToSave(session) else { return nil }
    due = clock.now + Self.pause
    let playlist = Self.playlist(of: session)
    writing = BackgroundWork { [store, name, clock] _ in
      let start = clock.now
      let isWritten = store.save(play, in: playlist, as: name)
      return Outcome(isWritten: isWritten, duration: clock.now - start)
    }
    return nil
  }

  /// Writes the changes and waits for the end.
  mutating func save(_ session: Session) {
    // A writing under way goes into the same file, so it must end first.
    if let writing {
      while writing.wait(atMost: 1000) == nil {}
      _ = takeOutcome()
    }
    guard let play = playToSave(session) else { return }
    isGivenUp = !store.save(play, in: Self.playlist(of: session), as: name)
  }

  private static func playlist(of session: Session) -> PlaylistBookmark? {
    PlaylistBookmark(of: session, from: FileManager.default.currentDirectoryPath)
  }

  /// The outcome of a writing.
  private struct Outcome {
    let isWritten: Bool
    let duration: Duration
  }

  /// Takes the outcome of the last writing and returns the message if it failed.
  private mutating func takeOutcome() -> String? {
    guard let outcome = writing?.outcome else { return nil }
    writing = nil
    guard outcome.isWritten else {
      isGivenUp = true
      return Self.problem
    }
    // A long session takes longer to write; it must not take a large part of the time.
    due = max(due, clock.now + outcome.duration * 20)
    return nil
  }

  /// Returns the race to write, if it has changed and can be written.
  private mutating func playToSave(_ session: Session) -> Play? {
    guard isChanged, !isGivenUp else { return nil }
    isChanged = false
    guard let play = session.play else { return nil }
    guard race != session.raceNumber else { return play }
    // A race that is only looked at needs no file.
    guard play.timeline.current != .start || play.timeline.marks.count > 0 else { return nil }
    // The race before this one keeps its file.
    if race != nil { name = SessionStore.freshName() }
    race = session.raceNumber
    store.prune()
    return play
  }
}
