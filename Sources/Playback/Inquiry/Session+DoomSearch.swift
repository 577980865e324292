// Knows how the last moment on a way is found that was not doomed.

import Explorer
import Shmem

/// The search for the last moment on the way to an end that was not doomed.
///
/// ```text
///   20 --- 21 --- 22 --- 23 --- 24 --- 31     24: every schedule from here on breaks a promise
///                        23: the last moment at which one does not
/// ```
///
/// A moment is doomed if every schedule from it breaks a promise; so is then every moment after it. A
/// reachability analysis that starts at one moment covers those after it with the same tasks. The search
/// asks for one analysis for each part of the way between two joining tasks, the last part first. Two ask for
/// it: a person who wants to go there, and the answer to a question about a broken promise.
struct DoomSearch: Hashable {
  /// The last moment of the way: the present one, or the one before a promise was broken.
  let end: MomentID
  /// The number of the running inquiry; nil once there is an answer.
  var inquiry: Int?
  /// The moment at which the running analysis starts.
  var first: MomentID
  /// The last moment that the running analysis is asked about.
  var last: MomentID
  /// The moment from which a person wants to go there; nil if no person waits for the answer.
  var traveller: MomentID?
  /// The answer; nil while the search is running.
  var answer: Answer?

  /// The answer of a search.
  enum Answer: Hashable {
    /// The last moment from which some schedule breaks no promise.
    case last(MomentID)
    /// Every schedule from the start on breaks a promise.
    case never
    /// There are too many states after a moment.
    case tooMany(after: MomentID)
  }

  /// The consequence of an analysis.
  enum Next: Hashable {
    /// The end of the search.
    case answer(Answer)
    /// Another analysis, of the states from a moment on, about the moments up to another one.
    case analysis(from: MomentID, to: MomentID)
  }

  /// Returns what the analysis that was asked for leads to.
  func next(after reachability: RaceReachability, in timeline: Timeline) -> Next {
    var moment = last
    while true {
      switch reachability.reachability(of: timeline[moment].snapshot.machine) {
      case .safe, .atRisk: return .answer(.last(moment))
      case .unknown, nil:
        // An analysis that begins here has its limit for fewer states.
        return moment == first
          ? .answer(.tooMany(after: moment)) : .analysis(from: moment, to: moment)
      case .doomed:
        guard let parent = timeline.parent(of: moment) else { return .answer(.never) }
        guard moment != first else {
          return .analysis(from: timeline.firstMoment(withTasksOf: parent), to: parent)
        }
        moment = parent
      }
    }
  }
}

extension Session {
  /// Searches for the last moment that was not doomed on the way to a moment, unless it is known or looked for.
  ///
  /// - Parameters:
  ///   - end: the last moment of the way.
  ///   - traveller: the moment from which a person wants to go there; nil if no person does.
  /// - Returns: the requests to carry out.
  mutating func searchForDoom(to end: MomentID, goingFrom traveller: MomentID?) -> [Request] {
    guard let play else { return [] }
    guard play.inquiries.doomSearch?.end != end else {
      if let traveller { self.play?.inquiries.doomSearch?.traveller = traveller }
      return goIfKnown()
    }
    let dropped = stopDoomSearch()
    let first = play.timeline.firstMoment(withTasksOf: end)
    self.play?.inquiries.doomSearch = DoomSearch(
      end: end,
      first: first,
      last: end,
      traveller: traveller
    )
    return dropped + analyse(from: first, to: end)
  }

  private mutating func analyse(from first: MomentID, to last: MomentID) -> [Request] {
    guard let play else { return [] }
    let inquiry = nextInquiry(.reachability, of: play.timeline[first].snapshot)
    self.play?.inquiries.doomSearch?.inquiry = inquiry.number
    self.play?.inquiries.doomSearch?.first = first
    self.play?.inquiries.doomSearch?.last = last
    return [.inquire(inquiry)]
  }

  /// Takes in an analysis that the search has asked for.
  ///
  /// - Returns: the requests to carry out; nil if the search has not asked for this analysis.
  mutating func takeDoom(_ reachability: RaceReachability, of number: Int) -> [Request]? {
    guard let play, let search = play.inquiries.doomSearch, search.inquiry == number else {
      return nil
    }
    switch search.next(after: reachability, in: play.timeline) {
    case .analysis(let first, let last): return analyse(from: first, to: last)
    case .answer(let answer):
      self.play?.inquiries.doomSearch?.inquiry = nil
      self.play?.inquiries.doomSearch?.answer = answer
      return goIfKnown()
    }
  }

  /// Goes to the moment that was found, if a person has asked for it.
  private mutating func goIfKnown() -> [Request] {
    guard let search = play?.inquiries.doomSearch, let answer = search.answer,
      let traveller = search.traveller
    else { return [] }
    play?.inquiries.doomSearch?.traveller = nil
    goToNotDoomed(answer, askedAt: traveller)
    return []
  }

  /// Drops the search if it is still running.
  mutating func stopDoomSearch() -> [Request] {
    guard let number = play?.inquiries.doomSearch?.inquiry else { return [] }
    play?.inquiries.doomSearch = nil
    return [.abandon(inquiry: number)]
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
