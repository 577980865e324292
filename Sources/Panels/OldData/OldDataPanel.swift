// Shows the old data in time beside a race on a large screen.

import Display
import Playback

/// The strip of the old data, drawn anew for every picture, or a reference to the text about it.
struct OldDataPanel: Panel {
  let play: Play

  var title: String { "old data in time" }

  /// The most steps and moved pages that are followed; the work for a picture must not grow with a race.
  private static let most = (steps: 5000, pages: 64)

  func picture(_ size: Size) -> Grid {
    guard isShort else {
      let words = "Too many pages or steps to follow here: the key O tells all."
      return Grid(Line(words, .dim).wrapped(to: size.columns), size: size)
    }
    return OldDataStripPanel(play: play, strip: OldDataStrip(of: play), isAlone: false)
      .picture(size)
  }

  /// True if the strip can be made anew for every picture.
  private var isShort: Bool {
    guard play.timeline.now.depth + play.future.count <= Self.most.steps else { return false }
    let pages = play.snapshot.movedPages.prefix(Self.most.pages + 1)
    return pages.reduce(0) { count, _ in count + 1 } <= Self.most.pages
  }
}
