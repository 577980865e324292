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
    right.append(step, .text)

    let title = Line(" \(play.title)", .title)
    let named = Line(" punchscope ", .dim).appending(title)
    let room = width - right.width - 2
    let choices = [named, title].flatMap { left in
      kernelWords.map { left.appending("   \($0)", .text) }
    }
    let left = choices.first { $0.width <= room } ?? title
    return left.ending(with: right.appending(" ", .text), at: width)
  }

  /// The kernel and its switches, from the longest description to the shortest.
  ///
  /// The retries are what the story is about; other switches are named when they were changed.
  private var kernelWords: [String] {
    let scenario = play.situation.scenario
    let kernel = scenario.kernel.rawValue
    let changed = RuleName.allCases.filter { scenario.rules[$0] != scenario.kernel.rules[$0] }
    let told = RuleName.allCases.filter {
      $0 == .swapRetry || $0 == .pageRetry || changed.contains($0)
    }
    func words(_ rules: [RuleName]) -> String {
      rules.map { "\($0.rawValue) \(scenario.rules[$0])" }.joined(separator: ", ")
    }
    let long = ["kernel \(kernel): \(words(told))", "\(kernel): \(words(told))"]
    return changed.isEmpty
      ? long + [kernel]
      : long + ["\(kernel): \(words(changed))", "\(kernel), \(changed.count) changed"]
  }

  /// How far along the way through here we are.
  private var step: String {
    let depth = play.timeline.now.depth
    return "step \(depth)/\(depth + play.timeline.future.count)"
  }

  private var promises: (text: String, role: Role) {
    let standings = PromisesPanel(play: play).standings
    if let broken = standings.first(where: { $0.standing.isBroken }) {
      return (broken.promise == .oldDataGone ? "LOST" : "BROKEN", .broken)
    }
    for case (_, .open(let pages)) in standings {
      return ("\(pages.count) open", .oldPage)
    }
    return ("promises hold", .holds)
  }
}
