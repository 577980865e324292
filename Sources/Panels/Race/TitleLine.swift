// Knows the first line of the screen of a race.

import Display
import Playback
import Shmem

/// The first line: the title, the kernel, and the number of the step.
struct TitleLine {
  let play: Play
  /// The place of the demo on the short path; nil for a race that was not opened along it.
  let place: DemoPlace?
  /// The place of the demo in the playlist, such as `2/4`; nil for a race that is not in one.
  let placeInPlaylist: String?

  /// Returns the line for a width; it tells of the promises in a word if they have no panel.
  func line(widthInColumns width: Int, withPromises: Bool) -> Line {
    let number = Line(step, play.round?.isHelped == true ? .emphasis : .text)
    let inPlaylist = placeInPlaylist.map { "\($0) " } ?? ""
    let title = Line(" \(inPlaylist)\(play.title)", .title)
    let words = withPromises ? promises(beside: title, width - number.width - 6) : [.empty]
    let endings = words.map {
      $0.width == 0 ? number : $0.appending("   ", .text).appending(number)
    }

    let named = Line(" punchscope ", .dim).appending(title)
    let room = width - endings[endings.count - 1].width - 3
    // The place and the kernel matter more than the name of the program.
    let choices = placed(KernelWords.choices(for: play.snapshot.scenario)).flatMap { place, words in
      [named, title].map { $0.appending(place, .dim).appending("   \(words)", .text) }
    }
    let left = choices.first { $0.width <= room } ?? title
    let right =
      endings.first { left.width + $0.width + 3 <= width } ?? endings[endings.count - 1]
    return left.ending(with: right.appending(" ", .text), at: width)
  }

  /// Returns descriptions of the kernel, each with a wording of the place of the demo, the best first.
  private func placed(_ words: [String]) -> [(place: String, words: String)] {
    let unplaced = words.map { (place: "", words: $0) }
    guard let place else { return unplaced }
    let both = words.flatMap { words in
      [place.words, place.fraction].map { (place: "  \($0)", words: words) }
    }
    return both + unplaced
  }

  /// The number of the current step and of the last one; in golf, the number of moves.
  private var step: String {
    if let round = play.round { return round.score(moves: play.moveCount) }
    return "step \(play.timeline.number)/\(play.timeline.lastNumber)"
  }

  /// Returns the status of the promises, in words that get shorter.
  ///
  /// A promise that only a check can judge is not counted among those that hold until a check has answered.
  private func promises(beside title: Line, _ room: Int) -> [Line] {
    let panel = PromisesPanel(play: play)
    if let broken = panel.statuses.first(where: { $0.status.isBroken }) {
      guard broken.promise == .oldDataGone else { return [Line("BROKEN", .broken)] }
      let word = Line("LEFT BEHIND", .broken)
      // The verdict matters more than the kernel.
      return title.width + word.width <= room ? [word] : [Line("LEFT", .broken)]
    }
    if panel.ends.contains(where: { $0.status.isBroken }) { return [Line("ENDLESS", .broken)] }
    for case (_, .open(let pages)) in panel.statuses {
      return [Line("\(pages.count) open", .oldPage)]
    }
    guard let open = panel.ends.first(where: { !$0.status.isKept }) else {
      return [Line("promises hold", .holds)]
    }
    return [
      Line("promises hold", .holds).appending(", \(open.promise.shortName) ?", .text),
      Line("hold", .holds).appending(", ends ?", .text),
    ]
  }
}
