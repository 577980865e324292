// Knows how a session opens and closes the explanation of the words on its screen.

import Script
package import Shmem

extension Session {
  /// Returns the session with an overlay in place of what is open, and without a message.
  package func showing(_ overlay: Overlay?) -> Session {
    var session = self
    session.overlay = overlay
    session.message = nil
    return session
  }

  /// The overlay of the screen that the help and the words are about.
  var screenOverlay: Overlay? {
    if case .reading(.help(let beneath), _) = overlay { return beneath }
    if case .reading(.words(let beneath, _), _) = overlay { return beneath }
    return overlay
  }

  /// Shows the words on the screen, with one that is asked for before them.
  mutating func openWords(asking word: String?) {
    open(.reading(.words(over: screenOverlay, asked: word), scroll: 0))
  }

  /// Shows the explanation of a word, or says that there is none.
  mutating func explain(_ word: String) {
    guard !Glossary.terms(named: word).isEmpty else {
      message = .problem("The glossary has no '\(word.echoed)'.")
      return
    }
    openWords(asking: word)
  }

  /// Closes the overlay; the help and the words give back the view that they were opened over.
  mutating func closeOverlay() {
    overlay = mode == .help || mode == .words ? screenOverlay : nil
  }

  /// Returns the terms at hand on the screen with an overlay: the step that it is about, and the task that takes it.
  ///
  /// That is the selected step of a view of steps, and elsewhere the last one.
  package func termsAtHand(under overlay: Overlay?) -> [Term] {
    guard let play else { return [] }
    var moment = play.timeline.current
    if case .table(let table) = overlay { moment = table.moment }
    guard let step = play.stepID(at: moment), let task = play.timeline.actor(at: moment) else {
      return []
    }
    let stem = play.snapshot.scenario[task].kind.stem
    return [Glossary.term(of: step)].compactMap(\.self)
      + Glossary.terms(named: stem).filter { $0.subject == .tasks }
  }
}

extension Play {
  /// The ids of the steps of this branch, and of those that are possible now.
  package var stepIDsAround: Set<StepID> {
    Set(wayShown.compactMap(stepID) + moves.map(\.stepID))
  }

  /// Returns the id of the step that leads to a moment; nil for the start and for a task that joins.
  func stepID(at moment: MomentID) -> StepID? {
    guard case .step(let step) = timeline.action(of: moment) else { return nil }
    return step.id
  }
}
