// Knows the list of the levels of golf.

import Display
import Playback
import Shmem

extension ChoiceList {
  /// Makes the list of the levels with their par and the best result; the levels that teach come first.
  ///
  /// ```text
  ///   > 1  Take two                              par 25  best 27
  ///        One reclaim is enough. take-2: swap retry, faults enter; punch against reclaim-1. Leave old ...
  /// ```
  init(_ golf: Golf) {
    self.init(
      title: "golf",
      intro:
        "You are the adversary: choose the moves, and break a promise in as few as possible: that is "
        + "par. The levels that teach come first.",
      items: golf.levels.map { level in
        let kernel = KernelWords.choices(for: level.scenario)[1]
        return Item(
          title: level.title,
          ends: [level.scoreLine],
          about: (level.lesson.map { "\($0) " } ?? "") + "\(kernel); \(level.cast). \(level.aim)",
          group: nil
        )
      },
      selected: golf.selected
    )
  }
}

extension GolfLevel {
  /// Par and the best result; a level done at par stands out.
  fileprivate var scoreLine: Line {
    let score = score(widthOfPar: 2)
    switch par {
    case .moves(let moves, _):
      return Line(score, best == moves ? .holds : best == nil ? .text : .emphasis)
    case .pending, .unknown, .never: return Line(score, .dim)
    }
  }
}
