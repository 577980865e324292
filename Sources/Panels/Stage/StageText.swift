// Lays out what an audience reads at a moment of a race.

import Display
import Playback
import Shmem

/// The note of the demo for the current moment, or else the sentence of the last step.
///
/// A broken promise is told before either. The answer of a check that the script asks for, and the
/// difference to the race of the comparison, follow them.
struct StageText {
  let play: Play

  /// Returns the text for a room.
  func lines(_ size: Size) -> [Line] {
    if let announcement = play.announcement {
      return AnnouncementText(announcement: announcement).lines(size)
    }
    // With air between the paragraphs if there is room for it; the bars of an audience go first.
    for hasBars in [true, false] {
      let paragraphs = paragraphs(size, hasBars: hasBars)
      let airy = Array(paragraphs.joined(separator: [.empty]))
      guard airy.count > size.rows else { return airy }
      let packed = Array(paragraphs.joined())
      guard packed.count > size.rows else { return packed }
    }
    return Array(paragraphs(size, hasBars: false).joined()).elided(to: size)
  }

  /// Returns the number of rows that the text takes without air; 0 where it takes what there is.
  func leastRowCount(_ columns: Int) -> Int {
    guard play.announcement == nil else { return 0 }
    let outcome = play.predictionOutcome?.lines(columns).count ?? 0
    return play.audienceText.reduce(outcome) {
      $0 + Line($1.text, .text).wrapped(to: columns).count
    }
  }

  /// Returns the paragraphs, the most important first; at the beginning of a race, the legend.
  private func paragraphs(_ size: Size, hasBars: Bool) -> [[Line]] {
    let texts = play.audienceText
    guard texts.isEmpty, play.isBeginning else {
      let outcome =
        play.predictionOutcome.map { outcome in
          [hasBars ? outcome.lines(size.columns) : outcome.sentence(size.columns)]
        } ?? []
      return outcome + texts.map { Line($0.text, $0.kind.role).wrapped(to: size.columns) }
    }
    let mapping = play.snapshot.scenario.mapping
    return [Legend(of: mapping, widthInColumns: size.columns).lines(atMost: size.rows)]
  }
}

extension AudienceParagraph.Kind {
  /// The role of the paragraph's text.
  fileprivate var role: Role {
    switch self {
    case .breach, .answer(isLost: true): .broken
    case .note, .landing, .sentence: .text
    case .consequence, .answer(isLost: false), .difference: .emphasis
    }
  }
}
