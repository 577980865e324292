// Knows the list of the chapters of a script path.

import Display
import Playback

/// The list of the chapters; the selected one is marked and the current one named.
///
/// ```text
///     1  The words
///   > 2  The swizzle                now
///     3  The cursor passes
/// ```
struct ChaptersPanel: Panel {
  /// The chapter that Enter goes to, counted from 0.
  let selected: Int
  private let chapters: [ChapterMark]
  private let present: Int?

  /// Makes the list of the chapters of a race that follows a script.
  init(play: Play, selected: Int) {
    self.selected = selected
    chapters = play.chapters
    present = play.presentChapter
  }

  var title: String { "chapters" }

  func place(_ size: Size) -> String? {
    chapters.isEmpty ? nil : "\(selected + 1) of \(chapters.count)"
  }

  func picture(_ size: Size) -> Grid {
    Grid(places(size).map { line($0, size.columns) }, size: size)
  }

  /// Returns the chapters that fit, the selected one among them.
  func places(_ size: Size) -> [Int] {
    Excerpt(of: chapters.count, room: size.rows, keeping: [selected]).places
  }

  private func line(_ place: Int, _ width: Int) -> Line {
    let isSelected = place == selected
    let number = place < 9 ? " \(place + 1)" : "\(place + 1)"
    return Line(isSelected ? "> " : "  ", .focus)
      .appending(number, place < 9 ? .hintKey : .dim)
      .appending("  ", .text)
      .appending(chapters[place].title, isSelected ? .focus : .emphasis)
      .ending(with: place == present ? Line("now", .dim) : .empty, at: width)
  }
}
