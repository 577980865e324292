// Knows a race under other rules at every moment at which it was looked at.

import Script
import Shmem

/// The race that a race is compared with.
enum ComparisonTarget: Hashable {
  /// The same race under other rules.
  case rules(OtherRules)
  /// A race with another file, another hole or other tasks.
  case scenario(OtherScenario)
}

/// Another race, with the name under which it stands on the screen.
struct OtherScenario: Hashable {
  /// The race.
  let scenario: Scenario
  /// The name.
  let name: String
}

/// Another race beside the race itself, moment by moment.
///
/// The other race at a moment follows from what it is and the way there alone. It is kept so that no way
/// has to be computed twice: a step further takes one step, a step back none.
struct Comparison: Sendable {
  /// The race that is compared with.
  let target: ComparisonTarget
  /// The other race, by the position of the moment; nil where it has not been computed.
  private var races = ChunkedArray<OtherRace?>()

  /// Begins at the start of a time line; nil if the scenario cannot be run under the rules.
  init?(_ target: ComparisonTarget, in timeline: Timeline) {
    guard let race = OtherRace(target, insteadOf: timeline[.start].snapshot) else { return nil }
    self.target = target
    races.append(race)
  }

  /// Returns the other race at a moment, or nil if it has not been computed there.
  func race(at moment: MomentID) -> OtherRace? {
    races.indices.contains(moment.rawValue) ? races[moment.rawValue] : nil
  }

  /// Returns the moments on the way to one at which the race has not been computed, the last first.
  func unknown(to moment: MomentID, in timeline: Timeline) -> [MomentID] {
    Array(
      sequence(first: moment, next: timeline.parent).prefix { !isKnown($0) }
    )
  }

  private func isKnown(_ moment: MomentID) -> Bool {
    races.indices.contains(moment.rawValue) && races[moment.rawValue] != nil
  }

  /// Computes the race at a moment that follows one at which it is known.
  mutating func follow(into moment: MomentID, in timeline: Timeline) {
    guard let parent = timeline.parent(of: moment), let action = timeline.action(of: moment),
      var race = race(at: parent)
    else { return }
    race.follow(action, from: timeline[parent].snapshot, to: timeline[moment].snapshot)
    while races.count <= moment.rawValue { races.append(nil) }
    races.change(at: moment.rawValue) { $0 = race }
  }

  /// Computes the race at all moments on the way to one.
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
    /// The person has asked for this race; the script does not change it.
    case byHand(ComparisonTarget)
  }

  /// The rules, and whether the script or the person has asked for them.
  private(set) var choice = Choice.ofScript(nil)
  /// The race under the rules in force last, at the moments where it has been computed.
  var computed: Comparison?

  /// The number of the branch that the race is compared with; nil if it is compared with none.
  ///
  /// A branch that the person has chosen takes the place of any other race.
  private(set) var branch: Int?

  /// The race that is compared with; nil without a comparison, and while the race is compared with a branch.
  var target: ComparisonTarget? {
    guard branch == nil else { return nil }
    return switch choice {
    case .ofScript(let rules): rules.map { .rules($0) }
    case .byHand(let target): target
    }
  }

  /// The rules; nil without a comparison with other rules.
  var rules: OtherRules? {
    switch target {
    case .rules(let rules): rules
    case .scenario, nil: nil
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
  /// The races computed so far are kept, in case the same comparison is asked for again.
  mutating func compareByHand(with rules: OtherRules?) {
    branch = nil
    choice = rules.map { .byHand(.rules($0)) } ?? .ofScript(nil)
  }

  /// Takes another race that the person asks for.
  mutating func compare(with other: OtherScenario) {
    branch = nil
    choice = .byHand(.scenario(other))
  }
}

extension Comparing {
  /// Compares the race with another branch, in the place of any other comparison.
  mutating func compare(withBranch number: Int) {
    compareByHand(with: nil)
    branch = number
  }
}

extension Comparison: Hashable {
  /// Returns true if both have the same target; the races kept in them follow from the time line.
  static func == (left: Comparison, right: Comparison) -> Bool { left.target == right.target }

  /// Feeds the target.
  func hash(into hasher: inout Hasher) { hasher.combine(target) }
}
