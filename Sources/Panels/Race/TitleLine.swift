// Knows the first line of the screen of a race.

import Display
import Playback
import Shmem

/// The first line: the title, the kernel, and the number of the step.
struct TitleLine {
  let play: Play
  /// The place of the demo on the short path; nil for a race that was not opened along it.
  let place: DemoPlace?

  /// Returns the line for a width; it tells of the promises in a word if they have no panel.
  func line(widthInColumns width: Int, withPromises: Bool) -> Line {
    var right = Line.empty
    if withPromises { right.append(promises.text + "   ", promises.role) }
    right.append(step, play.round?.isHelped == true ? .emphasis : .text)

    let title = Line(" \(play.title)", .title)
    let named = Line(" punchscope ", .dim).appending(title)
    let room = width - right.width - 3
    // The place and the kernel matter more than the name of the program.
    let words = KernelWords.choices(for: play.snapshot.scenario)
    let choices = placed(words).flatMap { place, words in
      [named, title].map { $0.appending(place, .dim).appending("   \(words)", .text) }
    }
    let left = choices.first { $0.width <= room } ?? title
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

  private var promises: (text: String, role: Role) {
    let statuses = PromisesPanel(play: play).statuses
    if let broken = statuses.first(where: { $0.status.isBroken }) {
      return (broken.promise == .oldDataGone ? "LOST" : "BROKEN", .broken)
    }
    for case (_, .open(let pages)) in statuses {
      return ("\(pages.count) open", .oldPage)
    }
    return ("promises hold", .holds)
  }
}
