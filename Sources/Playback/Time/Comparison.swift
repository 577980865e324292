// Knows a race under other rules at every moment at which it was looked at.

import Script

/// A race under other rules beside the race itself, moment by moment.
///
/// What is known of a moment follows from the rules and the way there alone. It is kept so that no way
/// has to be gone twice: a step further takes one step, a step back none.
struct Comparison: Sendable {
  /// The other rules.
  let rules: OtherRules
  /// The other race, by the position of the moment; none where it was not looked at yet.
  private var races = ChunkedArray<OtherRace?>()

  /// Begins at the start of a time line; none if there is no such race.
  init?(_ rules: OtherRules, in timeline: Timeline) {
    guard let race = OtherRace(rules, insteadOf: timeline[.start].snapshot) else { return nil }
    self.rules = rules
    races.append(race)
  }

  /// The other race at a moment, if that is known.
  func race(at moment: MomentID) -> OtherRace? {
    races.indices.contains(moment.rawValue) ? races[moment.rawValue] : nil
  }

  /// The moments on the way to one at which the race is not known, the last first.
  func unknown(to moment: MomentID, in timeline: Timeline) -> [MomentID] {
    Array(
      sequence(first: moment, next: timeline.parent).prefix { !isKnown($0) }
    )
  }

  private func isKnown(_ moment: MomentID) -> Bool {
    races.indices.contains(moment.rawValue) && races[moment.rawValue] != nil
  }

  /// Looks at a moment that follows one at which the race is known.
  mutating func follow(into moment: MomentID, in timeline: Timeline) {
    guard let parent = timeline.parent(of: moment), let action = timeline.action(of: moment),
      var race = race(at: parent)
    else { return }
    race.follow(action, from: timeline[parent].snapshot, to: timeline[moment].snapshot)
    while races.count <= moment.rawValue { races.append(nil) }
    races.change(at: moment.rawValue) { $0 = race }
  }

  /// Looks at all moments on the way to one.
  mutating func follow(to moment: MomentID, in timeline: Timeline) {
    for moment in unknown(to: moment, in: timeline).reversed() {
      follow(into: moment, in: timeline)
    }
  }
}

extension Comparison: Hashable {
  /// Whether two are under the same rules; what they remember follows from the time line.
  static func == (left: Comparison, right: Comparison) -> Bool { left.rules == right.rules }

  /// Feeds the rules.
  func hash(into hasher: inout Hasher) { hasher.combine(rules) }
}
