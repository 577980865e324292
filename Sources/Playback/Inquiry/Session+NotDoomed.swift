// Knows how a session finds the last moment that was not doomed, and goes there.

import Explorer
import Shmem

/// The search for the last moment on the way here that was not doomed.
///
/// A moment is doomed if every schedule from it breaks a promise; so is then every moment after it. A
/// reachability analysis that starts at one moment covers those after it with the same tasks. The search
/// asks for one analysis for each part of the way between two joining tasks, the last part first.
struct DoomSearch: Hashable {
  /// The number of the running inquiry.
  let inquiry: Int
  /// The moment at which the person asked.
  let origin: MomentID
  /// The moment at which the analysis starts.
  let first: MomentID
  /// The last moment that the analysis is asked about.
  let last: MomentID
}

extension Session {
  /// Begins to look for the last moment on the way here that was not doomed.
  mutating func seekNotDoomed() -> [Request] {
    guard let play else { return missRace() }
    guard play.snapshot.canBeChecked else {
      message = .problem(Snapshot.tooLargeWords)
      return []
    }
    let timeline = play.timeline
    // After a breach no analysis is needed.
    let breach = timeline.past.first { timeline[$0].snapshot.isBroken }
    guard let last = breach.map({ timeline.parent(of: $0) }) ?? timeline.current else {
      message = .note(Self.lostFromTheStart)
      return []
    }
    message = .note("Looking for the last moment that was not doomed.")
    let dropped = stopDoomSearch()
    return dropped
      + askForDoom(
        from: timeline.firstMoment(withTasksOf: last),
        to: last,
        origin: timeline.current
      )
  }

  private static let lostFromTheStart =
    "Every schedule of this race breaks a promise: it was doomed from the start."

  /// Drops the search for the last moment that was not doomed, if one is running.
  mutating func stopDoomSearch() -> [Request] {
    guard let search = play?.inquiries.doomSearch else { return [] }
    play?.inquiries.doomSearch = nil
    return [.abandon(inquiry: search.inquiry)]
  }

  private mutating func askForDoom(
    from first: MomentID,
    to last: MomentID,
    origin: MomentID
  ) -> [Request] {
    guard let play else { return [] }
    let inquiry = nextInquiry(.reachability, of: play.timeline[first].snapshot)
    self.play?.inquiries.doomSearch = DoomSearch(
      inquiry: inquiry.number,
      origin: origin,
      first: first,
      last: last
    )
    return [.inquire(inquiry)]
  }

  /// Takes in an analysis that the search has asked for, and goes to the moment or asks for another one.
  ///
  /// - Returns: the requests to carry out; nil if the search has not asked for this analysis.
  mutating func takeDoom(_ reachability: RaceReachability, of number: Int) -> [Request]? {
    guard let play, let search = play.inquiries.doomSearch, search.inquiry == number else {
      return nil
    }
    self.play?.inquiries.doomSearch = nil
    let timeline = play.timeline
    var moment = search.last
    while true {
      switch reachability.reachability(of: timeline[moment].snapshot.machine) {
      case .safe, .atRisk:
        goToNotDoomed(moment, askedAt: search.origin)
        return []
      case .unknown, nil:
        guard moment != search.first else {
          message = .problem(
            "Step \(timeline.number(of: moment)) has too many states after it to know whether it is "
              + "doomed."
          )
          return []
        }
        // An analysis that begins here has its limit for fewer states.
        return askForDoom(from: moment, to: moment, origin: search.origin)
      case .doomed:
        guard let parent = timeline.parent(of: moment) else {
          message = .note(Self.lostFromTheStart)
          return []
        }
        guard moment != search.first else {
          let first = timeline.firstMoment(withTasksOf: parent)
          return askForDoom(from: first, to: parent, origin: search.origin)
        }
        moment = parent
      }
    }
  }

  /// Goes to the last moment that was not doomed, unless the person has gone elsewhere meanwhile.
  private mutating func goToNotDoomed(_ moment: MomentID, askedAt origin: MomentID) {
    guard let timeline = play?.timeline else { return }
    guard moment != origin else {
      message = .note("This moment is not doomed: some schedule from here keeps every promise.")
      return
    }
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

extension Timeline {
  /// Returns the first moment on the way to a moment since the last task joined.
  fileprivate func firstMoment(withTasksOf moment: MomentID) -> MomentID {
    var first = moment
    while let parent = parent(of: first), case .step = action(of: first) { first = parent }
    return first
  }
}
