// Knows what an audience reads at a moment of a race.

import Display
import Playback
import Shmem

/// The note of the demo for this very moment, or else the sentence of the last step; before either, that
/// a promise has been broken.
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
    let width = size.columns
    let narration = play.narration
    let breaches = (narration?.consequences ?? []).filter(\.isBreach)
    let alarm = breaches.map { Line($0, .broken).wrapped(to: width) }
    if let note = play.newWords?.note {
      return alarm + [Line(note, .text).wrapped(to: width)]
    }
    if let back = play.landingDepth {
      let words = back == 0 ? "Back to the start." : "Back to step \(back)."
      return [Line(words, .text).wrapped(to: width)]
    }
    guard let narration else {
      let mapping = play.situation.scenario.mapping
      return [Legend(of: mapping, widthInColumns: width).lines(atMost: size.rows)]
    }
    let consequences = narration.consequences.filter { !$0.isBreach }
    return alarm + [Line(narration.sentence, .text).wrapped(to: width)]
      + consequences.map { Line($0, .emphasis).wrapped(to: width) }
  }
}
