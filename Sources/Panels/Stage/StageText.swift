// Lays out what an audience reads at a moment of a race.

import Display
import Playback
import Shmem

/// The last step, and the note of the demo for the current moment: beside a note the step is told in a few words.
///
/// A broken promise is told before both. The answer of a check that the script asks for, and the
/// difference to the race of the comparison, follow them.
struct StageText {
  let play: Play

  /// Returns the text for a room.
  ///
  /// - Parameters:
  ///   - size: the room.
  ///   - wish: the rows that it is to keep to: for them it gives up its air and the bars of an audience, but no words.
  /// - Returns: the lines.
  func lines(_ size: Size, within wish: Int) -> [Line] {
    if let announcement = play.announcement {
      return AnnouncementText(announcement: announcement, keyBack: "PgUp").lines(size)
    }
    let texts = play.audienceText
    // The rows of the other race show the difference as well, and the marks show what is stale: these words make room
    // for the note; before them go the bars of an audience.
    let rest = texts.filter { $0.kind != .difference }
    let barred = paragraphs(texts, size, hasBars: true)
    let paragraphs = paragraphs(texts, size, hasBars: false)
    let choices = [
      // With air between the paragraphs if there is room for it.
      Array(barred.joined(separator: [.empty])), Array(barred.joined()),
      Array(paragraphs.joined(separator: [.empty])), Array(paragraphs.joined()),
      Array(self.paragraphs(rest, size, hasBars: false).joined()),
      rest.flatMap { Line(briefest($0, of: texts), $0.kind.role).wrapped(to: size.columns) },
    ]
    return choices.prefix(Self.completeChoices).first { $0.count <= min(wish, size.rows) }
      ?? choices.first { $0.count <= size.rows }
      ?? choices[choices.count - 1].elided(to: size)
  }

  /// The number of the forms, of those that the text can take, that leave out no words.
  private static let completeChoices = 4

  /// Returns the words of a paragraph; beside a note, those about the last step without its consequences.
  private func briefest(_ paragraph: AudienceParagraph, of texts: [AudienceParagraph]) -> String {
    guard paragraph.kind == .sentence, texts.contains(where: { $0.kind == .note }),
      let narration = play.narration
    else { return paragraph.text }
    return narration.brief
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
  private func paragraphs(
    _ texts: [AudienceParagraph],
    _ size: Size,
    hasBars: Bool
  ) -> [[Line]] {
    guard texts.isEmpty, play.isBeginning else {
      let outcome =
        play.predictionOutcome.map { outcome in
          [hasBars ? outcome.lines(size.columns) : outcome.sentence(size.columns)]
        } ?? []
      return outcome + texts.map { Line($0.text, $0.kind.role).wrapped(to: size.columns) }
    }
    let scenario = play.snapshot.scenario
    return [Legend(of: scenario, widthInColumns: size.columns).lines(atMost: size.rows)]
  }
}

extension AudienceParagraph.Kind {
  /// The role of the paragraph's text.
  fileprivate var role: Role {
    switch self {
    case .breach, .answer(isBroken: true): .broken
    case .note, .landing, .sentence: .text
    case .consequence, .answer(isBroken: false), .difference: .emphasis
    }
  }
}
