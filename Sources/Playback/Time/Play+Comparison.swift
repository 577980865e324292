// Knows the differences between two races at the points where a script compares them.

import Script
import Shmem

/// The difference in the other race at a step.
package struct ToldComparison: Hashable, Sendable {
  /// The number of the step.
  package let step: Int
  /// The other rules, as they are written.
  package let name: String
  /// The difference, in a sentence.
  package let words: String
}

extension Play {
  /// The differences in the other race at the points where the script compares the two, in the order told.
  package var comparisonsTold: [ToldComparison] {
    guard let scriptPath else { return [] }
    var comparisons = ScriptComparisons()
    return scriptPath.points.indices.compactMap { comparisons.difference(atPoint: $0, of: self) }
  }
}

/// The other races of a script, as far as their differences have been asked for.
///
/// Each race is kept, so that all points in order take each of its steps once.
package struct ScriptComparisons {
  /// By the rules; nil under them if the scenario cannot be run under these.
  private var races: [OtherRules: Comparison?] = [:]

  /// Knows no race yet.
  package init() {}

  /// Returns the difference in the other race at a point of the script of a race; nil where it compares nothing.
  ///
  /// - Precondition: there is a script with such a point.
  package mutating func difference(atPoint position: Int, of play: Play) -> ToldComparison? {
    guard let scriptPath = play.scriptPath else { preconditionFailure("only a script has points") }
    let moment = scriptPath.points[position].moment
    guard let rules = scriptPath.otherRules(at: position) else { return nil }
    let timeline = play.timeline
    races[rules, default: Comparison(.rules(rules), in: timeline)]?.follow(to: moment, in: timeline)
    guard let other = races[rules]??.race(at: moment) else { return nil }
    return ToldComparison(
      step: timeline.number(of: moment),
      name: rules.text,
      words: other.words(against: timeline[moment].snapshot)
    )
  }
}

extension Play {
  /// Returns words of the script without a note that was written for a comparison other than the one by hand.
  ///
  /// The computed sentence about the difference takes its place: the note would explain another picture.
  func withoutForeignNote(_ words: Annotation) -> Annotation {
    guard let note = words.note, comparing.isByHand || comparing.branch != nil, let scriptPath,
      let place = scriptPath.points.firstIndex(where: { $0.annotation?.note == note }),
      let rules = scriptPath.otherRules(at: place), comparing.rules != rules
    else { return words }
    var rest = words
    rest.note = nil
    return rest
  }

  /// Returns the task that joins at a moment, as `--task` names it; nil if none joins.
  package func injectionWords(at moment: MomentID) -> String? {
    guard case .injection(let spec) = timeline[moment].action else { return nil }
    return spec.optionValue
  }
}
