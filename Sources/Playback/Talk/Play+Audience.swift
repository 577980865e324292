// Knows what an audience reads at a moment of a race.

/// A paragraph that an audience reads.
package struct AudienceParagraph: Hashable, Sendable {
  /// The kinds of paragraphs.
  package enum Kind: Hashable, Sendable {
    /// A promise has been broken by the last step.
    case breach
    /// The note of the demo for this very moment.
    case note
    /// The place to which the script has gone back.
    case landing
    /// The sentence about the last step.
    case sentence
    /// A consequence of the last step.
    case consequence
    /// The checker's words on the script's question: the check is still running, or its answer is that
    /// a promise is broken or not.
    case answer(isBroken: Bool)
    /// The difference in the race that this one is compared with.
    case difference
  }

  /// The kind of the paragraph.
  package let kind: Kind
  /// The words, which may have line feeds between their lines.
  package let text: String
}

extension Play {
  /// The words that an audience reads now, the most important first; empty at the start of a race.
  ///
  /// Beside the note of the demo for this very moment the last step is told in a few words, and a broken promise in
  /// full.
  package var audienceText: [AudienceParagraph] {
    if let recap { return recap.map { AudienceParagraph(kind: .note, text: $0) } }
    let breaches = (narration?.consequences ?? []).filter(\.isBreach)
    let answer = checkOfScript.map {
      AudienceParagraph(kind: .answer(isBroken: $0.isBroken), text: $0.briefWords)
    }
    let difference = otherRace.map {
      AudienceParagraph(kind: .difference, text: $0.words(against: snapshot))
    }
    return breaches.map { AudienceParagraph(kind: .breach, text: $0.words) } + story
      + [answer, difference].compactMap(\.self)
  }

  /// True at the start of a race, in free play or at the first point of its script: a newcomer needs to
  /// know the signs.
  package var isBeginning: Bool {
    guard timeline.current == .start else { return false }
    return scriptPath.map { !$0.isLeft && $0.position == 0 } ?? true
  }

  /// The place to which the script has gone back, or else the last step; and the note.
  private var story: [AudienceParagraph] {
    let note = newWords?.note.map { AudienceParagraph(kind: .note, text: $0) }
    if let back = landingNumber {
      let words = back == 0 ? "Back to the start." : "Back to step \(back)."
      return [AudienceParagraph(kind: .landing, text: words)] + [note].compactMap(\.self)
    }
    guard let narration else { return [note].compactMap(\.self) }
    if let note {
      // The broken promise stands above the note already.
      guard !narration.consequences.contains(where: \.isBreach) else { return [note] }
      return [AudienceParagraph(kind: .sentence, text: narration.briefText), note]
    }
    return [AudienceParagraph(kind: .sentence, text: narration.sentence)]
      + narration.consequences.filter { !$0.isBreach }
      .map { AudienceParagraph(kind: .consequence, text: $0.words) }
  }
}
