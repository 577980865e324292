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

/// The rules that a race is compared with, and the race under them as far as it has been computed.
struct Comparing: Hashable {
  /// The sources of the rules.
  enum Choice: Hashable {
    /// The script asks for these rules here; nil if it compares nothing.
    case ofScript(OtherRules?)
    /// The person has asked for these rules; the script does not change them.
    case byHand(OtherRules)
  }

  /// The rules, and what has asked for them.
  private(set) var choice = Choice.ofScript(nil)
  /// The race under the rules in force last, at the moments where it has been computed.
  var computed: Comparison?

  /// The rules; nil without a comparison.
  var rules: OtherRules? {
    switch choice {
    case .ofScript(let rules): rules
    case .byHand(let rules): rules
    }
  }

  /// True if the person has asked for the comparison.
  var isByHand: Bool {
    switch choice {
    case .ofScript: false
    case .byHand: true
    }
  }

  /// Takes the rules that the script has at a point, unless the person has asked for others.
  mutating func follow(_ scriptPath: ScriptPath?, at position: Int) {
    guard let scriptPath, !isByHand else { return }
    choice = .ofScript(scriptPath.otherRules(at: position))
  }

  /// Takes the rules that the person asks for; with none, the comparison ends until the script asks.
  ///
  /// What has been computed is kept, in case the same comparison is asked for again.
  mutating func compareByHand(with rules: OtherRules?) {
    choice = rules.map { .byHand($0) } ?? .ofScript(nil)
  }
}

extension Comparison: Hashable {
  /// Returns true if both have the same rules; the races kept in them follow from the time line.
  static func == (left: Comparison, right: Comparison) -> Bool { left.rules == right.rules }

  /// Feeds the rules.
  func hash(into hasher: inout Hasher) { hasher.combine(rules) }
}
