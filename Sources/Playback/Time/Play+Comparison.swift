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
    return scriptPath.points.indices.compactMap { comparison(atPoint: $0) }
  }

  /// Returns the difference in the other race at a point of the script; nil where it compares nothing.
  ///
  /// - Precondition: there is a script with such a point.
  package func comparison(atPoint position: Int) -> ToldComparison? {
    guard let scriptPath else { preconditionFailure("only a script has points") }
    let moment = scriptPath.points[position].moment
    guard let rules = scriptPath.otherRules(at: position),
      let other = timeline.other(rules, at: moment)
    else { return nil }
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
