// Knows how a person goes to the last moment that was not doomed.

import Shmem

extension Session {
  /// Begins to look for the last moment on the way here that was not doomed, to go there.
  mutating func seekNotDoomed() -> [Request] {
    guard let play else { return missRace() }
    guard play.snapshot.canBeChecked else {
      message = .problem(Snapshot.tooLargeWords)
      return []
    }
    // After a breach no analysis is needed.
    guard let end = play.breach.map({ play.timeline.parent(of: $0) }) ?? play.timeline.current
    else {
      message = .note(Self.doomedFromTheStart)
      return []
    }
    message = .note("Looking for the last moment that was not doomed.")
    return searchForDoom(to: end, goingFrom: play.timeline.current)
  }

  private static let doomedFromTheStart =
    "Every schedule of this race breaks a promise: it was doomed from the start."

  /// Goes to the last moment that was not doomed, unless the person has gone elsewhere meanwhile.
  mutating func goToNotDoomed(_ answer: DoomSearch.Answer, askedAt origin: MomentID) {
    guard let timeline = play?.timeline else { return }
    switch answer {
    case .never: message = .note(Self.doomedFromTheStart)
    case .tooMany(let moment):
      message = .problem(
        "Step \(timeline.number(of: moment)) has too many states after it to know whether it is "
          + "doomed."
      )
    case .last(origin):
      message = .note("This moment is not doomed: some schedule from here keeps every promise.")
    case .last(let moment): go(to: moment, askedAt: origin)
    }
  }

  private mutating func go(to moment: MomentID, askedAt origin: MomentID) {
    guard let timeline = play?.timeline else { return }
    let step = timeline.number(of: moment)
    let next = timeline.way(from: moment, to: origin).first.map { timeline.number(of: $0) } ?? step
    let words = "Step \(step) was the last that was not doomed; step \(next) decides the race."
    guard timeline.current == origin, !isWorking else {
      message = .note("\(words) :goto \(step) leads there.")
      return
    }
    _ = play?.goTo(step)
    play?.focusWhoActed()
    message = .note(words)
  }
}
