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
  /// What is being written.
  private var writing: BackgroundWork<Outcome>?
  /// When it may be written again.
  private var due: ContinuousClock.Instant

  /// How long changes wait for others to be written with them.
  private static let pause = Duration.seconds(1)

  /// How often it is looked whether it has been written.
  private static let glance = Duration.milliseconds(200)

  /// What is said once, if nothing can be saved.
  static let problem = "This session cannot be saved by itself; :save FILE does."

  /// Saves into a file of its own.
  init(_ store: SessionStore) {
    self.store = store
    due = clock.now
  }

  /// Takes note that something may have changed.
  mutating func noteChange() { isChanged = true }

  /// How long it is until there is something to do; none if there is nothing.
  var timeToNextDeadline: Duration? {
    guard !isGivenUp else { return nil }
    if writing != nil { return Self.glance }
    return isChanged ? max(.zero, due - clock.now) : nil
  }

  /// Begins to write what has changed, if it is time.
  ///
  /// A long session takes a while to write: that is done beside the screen.
  ///
  /// - Returns: what there is to say to the user, once.
  mutating func saveIfDue(_ session: Session) -> String? {
    if let problem = takeOutcome() { return problem }
    guard writing == nil, clock.now >= due, let play = playToSave(session) else { return nil }
    due = clock.now + Self.pause
    writing = BackgroundWork { [store, name, clock] _ in
      let start = clock.now
      let isWritten = store.save(play, as: name)
      return Outcome(isWritten: isWritten, duration: clock.now - start)
    }
    return nil
  }

  /// Writes what has changed, here and now.
  mutating func save(_ session: Session) {
    // What is under way goes into the same file.
    if let writing {
      while writing.wait(atMost: 1000) == nil {}
      _ = takeOutcome()
    }
    guard let play = playToSave(session) else { return }
    isGivenUp = !store.save(play, as: name)
  }

  /// What came of writing.
  private struct Outcome {
    let isWritten: Bool
    let duration: Duration
  }

  /// Takes note of what has become of the last writing.
  private mutating func takeOutcome() -> String? {
    guard let outcome = writing?.outcome else { return nil }
    writing = nil
    guard outcome.isWritten else {
      isGivenUp = true
      return Self.problem
    }
    // Writing a long session takes longer: it must not take a large part of the time.
    due = max(due, clock.now + outcome.duration * 20)
    return nil
  }

  /// The race that is to be written, if something of it has changed and it can be.
  private mutating func playToSave(_ session: Session) -> Play? {
    guard isChanged, !isGivenUp else { return nil }
    isChanged = false
    guard let play = session.play else { return nil }
    guard race != session.raceNumber else { return play }
    // What is only looked at needs no file.
    guard play.timeline.current != .start || play.timeline.marks.count > 0 else { return nil }
    // The race that was there before keeps its file.
    if race != nil { name = SessionStore.freshName() }
    race = session.raceNumber
    store.prune()
    return play
  }
}
