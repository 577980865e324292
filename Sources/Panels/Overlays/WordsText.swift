// Shows the words that stand on a screen, each with its explanation.

import Display
import Playback
import Shmem

/// The explanation of a screen: the words at hand, then all others on it, then all words there are.
///
/// ```text
///   The word at hand
///     P16       Second loop: removes and frees a swap entry if the slot still holds it. A step of ...
///   On the screen
///     *         Old data: it was there when the punch began. It must be gone when the punch returns.
/// ```
struct WordsText {
  private let sections: [(title: String, terms: [Term])]
  /// The kernel of the race, whose names the explanations of steps use; nil without a race.
  private let kernel: Kernel?

  /// Reads the words of the screen of a session.
  ///
  /// - Parameters:
  ///   - session: the session with what is explained.
  ///   - overlay: the overlay of the screen that is explained.
  ///   - asked: the word that was asked for; nil for the words at hand.
  ///   - size: the size of the screen.
  init(_ session: Session, under overlay: Overlay?, asked: String?, size: Size) {
    kernel = session.play?.snapshot.scenario.kernel
    let first = asked.map(Glossary.terms) ?? session.termsAtHand(under: overlay)
    let shown = Self.terms(on: session.showing(overlay), size)
    sections = [
      (asked == nil ? "The step at hand" : "The word that you asked for", first),
      ("On the screen", shown.filter { !first.contains($0) }),
      ("All words", Self.allTerms),
    ]
    .filter { !$0.terms.isEmpty }
  }

  /// Returns the terms that stand on the screen of a session; its last row has the keys, which the help explains.
  static func terms(on session: Session, _ size: Size) -> [Term] {
    let lines = Screen.grid(of: session, size: size).lines.dropLast()
    let terms = Glossary.terms(in: lines.lazy.flatMap(ScreenWord.pieces))
    guard let steps = session.play?.stepIDsAround else { return terms }
    // P3 among the slots is a page frame, whatever stands before it.
    return terms.filter { term in
      term.subject != .steps || StepID(rawValue: term.name).map(steps.contains) == true
    }
  }

  /// All terms by name, whatever the case.
  private static let allTerms = Glossary.terms.sorted { one, other in
    (one.name.lowercased(), one.name, one.explanation)
      < (other.name.lowercased(), other.name, other.explanation)
  }

  /// Returns the text, broken into lines of a width.
  func lines(_ width: Int) -> [Line] {
    sections.flatMap { section in
      [Line(section.title, .heading)] + section.terms.flatMap { lines(of: $0, width) }
        + [.empty]
    }
  }

  private func lines(of term: Term, _ width: Int) -> [Line] {
    let nameWidth = width < 70 ? 12 : 20
    let head = Line("  " + term.name, .hintKey)
    let isStep = term.subject == .steps
    let body = Line(
      isStep ? kernel?.naming(term.explanation) ?? term.explanation : term.explanation,
      .text
    )
    guard head.width > nameWidth + 1 else {
      return Line.hanging(head.padded(to: nameWidth + 2), body, width: width)
    }
    // A long name gets a line of its own.
    return [head] + Line.hanging(Line.empty.padded(to: nameWidth + 2), body, width: width)
  }
}
