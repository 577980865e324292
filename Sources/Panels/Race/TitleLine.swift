// Knows what stands in the first line of a race.

import Display
import Playback
import Shmem

/// The first line: what is played, on which kernel, and how far.
struct TitleLine {
  let play: Play

  /// The line for a width, with the promises in a word if they have no panel.
  func line(widthInColumns width: Int, withPromises: Bool) -> Line {
    var right = Line.empty
    if withPromises { right.append(promises.text + "   ", promises.role) }
    right.append(step, play.round?.isHelped == true ? .emphasis : .text)

    let title = Line(" \(play.title)", .title)
    let named = Line(" punchscope ", .dim).appending(title)
    let room = width - right.width - 3
    // What the kernel is matters more than how the program is called.
    let choices = KernelWords.choices(for: play.snapshot.scenario).flatMap { words in
      [named, title].map { $0.appending("   \(words)", .text) }
    }
    let left = choices.first { $0.width <= room } ?? title
    return left.ending(with: right.appending(" ", .text), at: width)
  }

  /// The number of the step we are at, and the last one there is; in golf, how many moves that is.
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
