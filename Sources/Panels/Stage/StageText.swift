// Knows what an audience reads at a moment of a race.

import Display
import Playback
import Shmem

/// The note of the demo for this very moment, or else the sentence of the last step; before either, that
/// a promise has been broken; behind either, what the checker has to say that the script has asked, and
/// what is different in the race that this one is compared with.
struct StageText {
  let play: Play

  /// The text on so much room.
  func lines(_ size: Size) -> [Line] {
    if let announcement = play.announcement {
      return AnnouncementText(announcement: announcement).lines(size)
    }
    let paragraphs = paragraphs(size)
    // With air between the paragraphs if there is room for it.
    let airy = Array(paragraphs.joined(separator: [.empty]))
    return airy.count <= size.rows ? airy : Array(paragraphs.joined()).elided(to: size)
  }

  /// What there is to read, the most important first; where a race begins, the signs that it is told in.
  private func paragraphs(_ size: Size) -> [[Line]] {
    let texts = play.audienceText
    guard texts.isEmpty, play.isBeginning else {
      return texts.map { Line($0.text, $0.kind.role).wrapped(to: size.columns) }
    }
    let mapping = play.snapshot.scenario.mapping
    return [Legend(of: mapping, widthInColumns: size.columns).lines(atMost: size.rows)]
  }
}

extension AudienceParagraph.Kind {
  /// How it looks.
  fileprivate var role: Role {
    switch self {
    case .breach, .answer(isLost: true): .broken
    case .note, .landing, .sentence: .text
    case .consequence, .answer(isLost: false), .difference: .emphasis
    }
  }
}
