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

  func picture(_ size: Size) -> Grid {
    let lines = AccountsText(play: play).oldData(size.columns, indent: 0)
    return Grid(lines.fitted(to: size.rows), size: size)
  }
}
