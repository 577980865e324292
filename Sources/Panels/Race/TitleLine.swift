// Knows the first line of the screen of a race.

import Display
import Playback
import Shmem

/// The first line: the title, the kernel, and the number of the step.
struct TitleLine {
  let play: Play
  /// The place of the demo in the playlist, such as `2/4`; nil for a race that is not in one.
  var placeInPlaylist: String?

  /// Returns the line for a width; it tells of the promises in a word if they have no panel.
  func line(widthInColumns width: Int, withPromises: Bool) -> Line {
    var right = Line.empty
    if withPromises { right.append(promises.text + "   ", promises.role) }
    right.append(step, play.round?.isHelped == true ? .emphasis : .text)

    let place = placeInPlaylist.map { "\($0) " } ?? ""
    let title = Line(" \(place)\(play.title)", .title)
    let named = Line(" punchscope ", .dim).appending(title)
    let room = width - right.width - 3
    // The kernel matters more than the name of the program.
    let choices = KernelWords.choices(for: play.snapshot.scenario).flatMap { words in
      [named, title].map { $0.appending("   \(words)", .text) }
    }
    let left = choices.first { $0.width <= room } ?? title
    return left.ending(with: right.appending(" ", .text), at: width)
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
