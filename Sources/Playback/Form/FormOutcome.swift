// Says what Enter in a form leads to, before it is pressed.

package import Script
import Shmem

/// The effect of Enter in the form of a race.
package enum FormOutcome: Hashable, Sendable {
  /// Nothing happens, as there is no race.
  case refused
  /// The race begins.
  case begins
  /// The race at hand is the same, and goes on.
  case goesBack
  /// The race at hand is compared with itself under these rules.
  case compares(OtherRules)
  /// The schedule of the race at hand is played again in the race of the form.
  case playsAgain
}

extension Session {
  /// The effect of Enter in the form; nil while no form is open.
  package var formOutcome: FormOutcome? {
    guard let form else { return nil }
    guard let scenario = try? form.scenario() else { return .refused }
    guard let play, form.origin == formOrigin else { return .begins }
    let old = play.timeline[.start].snapshot.scenario
    if old == scenario { return .goesBack }
    if let rules = OtherRules(from: old, to: scenario) { return .compares(rules) }
    return play.timeline.count > 1 ? .playsAgain : .begins
  }

  /// True if Enter in the form of the race at hand ends a comparison.
  package var endsComparison: Bool { formOutcome == .goesBack && play?.comparing.isByHand == true }

  /// The state of the form in words: the reason for which there is no race, or what Enter does, and what the rules do not
  /// know of the race; nil while no form is open.
  package var formWords: String? {
    guard let form, let formOutcome else { return nil }
    guard let effect = formOutcome.effect(in: form, endsComparison: endsComparison) else {
      // Some reasons begin with the thing that the field is about.
      return form.refusal.map { "\($0.field.name): \($0.words)." }
    }
    let remarks = (try? form.scenario())?.unsupportedOrderSentences ?? []
    return ([effect] + remarks).joined(separator: " ")
  }
}

extension FormOutcome {
  /// Returns a sentence about what Enter does; nil if it does nothing.
  fileprivate func effect(in form: RaceForm, endsComparison: Bool) -> String? {
    switch self {
    case .refused: nil
    case .begins: "Enter plays it\(form.oldPageWords)."
    case .goesBack where endsComparison:
      "These are the rules of the race at hand: Enter ends the comparison."
    case .goesBack:
      "This is the race at hand: Enter goes back to it; n begins at its start."
    case .compares:
      "Only rules differ: Enter compares this race with the one at hand, step by step; n "
        + "begins at its start."
    case .playsAgain:
      "Enter plays the same schedule again in this race, beside the one at hand; n "
        + "begins at its start."
    }
  }
}
