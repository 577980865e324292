// Shows what has become of the old data, beside a race on a large screen.

import Display
import Playback

/// A line for each page of old data that has moved, and for the others together.
///
/// ```text
///   due   page 2   P2 -> s2 (step 17: reclaim-1 C11)
///   gone  page 1   removed from where it was at the start
/// ```
struct OldDataPanel: Panel {
  let play: Play

  var title: String { "old data" }

  /// The most steps and moved pages that are followed; the work for a picture must not grow with a race.
  private static let most = (steps: 5000, pages: 64)

  func picture(_ size: Size) -> Grid {
    guard isShort else {
      let words = "Too many pages or steps to follow here: the key a tells all."
      return Grid(Line(words, .dim).wrapped(to: size.columns), size: size)
    }
    let lines = AccountsText(play: play).oldData(size.columns, indent: 0)
    return Grid(lines.fitted(to: size.rows), size: size)
  }

  /// True if the lines can be made anew for every picture.
  private var isShort: Bool {
    guard play.timeline.now.depth <= Self.most.steps else { return false }
    let pages = play.snapshot.movedPages.prefix(Self.most.pages + 1)
    return pages.reduce(0) { count, _ in count + 1 } <= Self.most.pages
  }
}
