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

    let left = Line(" punchscope", .dim).appending("  \(play.title)", .title)
    let kernel = Line("   kernel " + kernelWords, .text)
    let shortKernel = Line("   \(play.situation.scenario.kernel.rawValue)", .text)
    let room = width - right.width - 2
    let whole = [kernel, shortKernel].map(left.appending).first { $0.width <= room }
    return (whole ?? left).ending(with: right.appending(" ", .text), at: width)
  }

  /// The kernel, and its switches as far as the story is about them or they were changed.
  private var kernelWords: String {
    let scenario = play.situation.scenario
    let usual = scenario.kernel.rules
    let rules = RuleName.allCases.filter { rule in
      rule == .swapRetry || rule == .pageRetry || scenario.rules[rule] != usual[rule]
    }
    let words = rules.map { "\($0.rawValue) \(scenario.rules[$0])" }
    return "\(scenario.kernel.rawValue): \(words.joined(separator: ", "))"
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
