// Knows when a session is saved by itself.

import Playback

/// Saves a session while it goes on: soon after every change, but not all the time.
struct Autosaver {
  private let store: SessionStore
  private let clock = ContinuousClock()
  /// The number of the race that the file is about.
  private var race: Int?
  private var name = SessionStore.freshName()
  private var isChanged = false
  private var isGivenUp = false
  /// When it may be written again.
  private var due: ContinuousClock.Instant

  /// How long changes wait for others to be written with them.
  private static let pause = Duration.seconds(1)

  /// What is said once, if nothing can be saved.
  static let problem = "This session cannot be saved by itself; :save FILE does."

  /// Saves into a file of its own.
  init(_ store: SessionStore) {
    self.store = store
    due = clock.now
  }

  /// Takes note that something may have changed.
  mutating func noteChange() { isChanged = true }

  /// How long it is until there is something to write; none if there is nothing.
  var patience: Duration? {
    guard isChanged, !isGivenUp else { return nil }
    return max(.zero, due - clock.now)
  }

  /// Writes what has changed, if it is time.
  ///
  /// - Returns: what there is to say to the user, once.
  mutating func saveIfDue(_ session: Session) -> String? {
    guard isChanged, clock.now >= due else { return nil }
    return save(session)
  }

  /// Writes what has changed.
  ///
  /// - Returns: what there is to say to the user, once.
  mutating func save(_ session: Session) -> String? {
    guard isChanged, !isGivenUp, let play = session.play else { return nil }
    isChanged = false
    if race != session.raceNumber {
      // What is only looked at needs no file.
      guard play.timeline.current != .start || play.timeline.marks.count > 0 else { return nil }
      // The race that was there before keeps its file.
      if race != nil { name = SessionStore.freshName() }
      race = session.raceNumber
      store.prune()
    }
    let start = clock.now
    guard store.save(play, as: name) else {
      isGivenUp = true
      return Self.problem
    }
    // Writing a long session takes longer: it must not take a large part of the time.
    due = clock.now + max(Self.pause, (clock.now - start) * 20)
    return nil
  }
}
