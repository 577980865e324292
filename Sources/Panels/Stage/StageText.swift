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

  /// What there is to read, the most important first.
  private func paragraphs(_ size: Size) -> [[Line]] {
    let breaches = (play.narration?.consequences ?? []).filter(\.isBreach)
    let texts =
      breaches.map { Line($0, .broken) } + story + [answer, difference].compactMap(\.self)
    guard !texts.isEmpty else {
      let mapping = play.situation.scenario.mapping
      return [Legend(of: mapping, widthInColumns: size.columns).lines(atMost: size.rows)]
    }
    return texts.map { $0.wrapped(to: size.columns) }
  }

  /// The note, or else where the script has gone back to, or else the last step; nothing at the start.
  private var story: [Line] {
    if let note = play.newWords?.note { return [Line(note, .text)] }
    if let back = play.landingNumber {
      return [Line(back == 0 ? "Back to the start." : "Back to step \(back).", .text)]
    }
    guard let narration = play.narration else { return [] }
    return [Line(narration.sentence, .text)]
      + narration.consequences.filter { !$0.isBreach }.map { Line($0, .emphasis) }
  }

  private var answer: Line? {
    play.checkOfScript.map { Line($0.briefWords, $0.isLost ? .broken : .emphasis) }
  }

  private var difference: Line? {
    play.otherRace.map { Line($0.words(against: play.situation), .emphasis) }
  }
}
