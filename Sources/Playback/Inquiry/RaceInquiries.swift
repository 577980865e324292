// Holds what was asked about a race in the background, and the answers so far.

/// The inquiries about a race, each of which is asked for and dropped without the others.
struct RaceInquiries: Hashable {
  /// The last check, running or answered; nil if none was asked for or it was dropped.
  var check: MomentCheck?
  /// The answered checks of this race, the last one of every moment, for the tree of branches.
  var answered: [MomentCheck] = []
  /// The reachability analysis for the hints; nil while hints are off.
  var reachabilityMarks: ReachabilityMarks?
  /// The odds that random schedules from here break a promise; nil while odds are off.
  var odds: Odds?
  /// The search for the last moment that was not doomed, running or answered; nil if none was asked for.
  var doomSearch: DoomSearch?

  /// True if nothing has been asked for.
  var isEmpty: Bool {
    check == nil && reachabilityMarks == nil && odds == nil && doomSearch == nil
  }

  /// Takes in a piece of an answer, and ignores it if its inquiry has been dropped.
  mutating func take(_ finding: Finding, of number: Int) {
    switch finding {
    case .progress(let progress, let duration):
      guard check?.number == number else { return }
      check?.state = .running(progress, after: duration)
    case .verdict(let verdict, let progress, let duration):
      guard check?.number == number else { return }
      check?.state = .answered(verdict, progress, after: duration)
      keepAnswer()
    case .reachability(let reachability):
      guard reachabilityMarks?.running?.number == number else { return }
      reachabilityMarks = ReachabilityMarks(reachability: reachability, running: nil)
    case .odds(let samples):
      guard odds?.inquiry == number else { return }
      odds?.samples = samples
    }
  }
}

extension RaceInquiries {
  /// Keeps the answer of the check, also after the check itself has been dropped.
  private mutating func keepAnswer() {
    guard let check else { return }
    answered.removeAll { $0.moment == check.moment }
    answered.append(check)
  }
}

extension Play {
  /// The last check, running or answered; nil if none was asked for or it was dropped.
  package var check: MomentCheck? { inquiries.check }

  /// True if hints are on.
  package var showsHints: Bool { inquiries.reachabilityMarks != nil }

  /// The odds that random schedules from here break a promise; nil while odds are off.
  package var odds: Odds? { inquiries.odds }
}
