// Knows the list of the chapters of a script path.

import Display
import Playback

/// The chapters, the selected one marked and the present one named.
///
/// ```text
///     1  The words
///   > 2  The swizzle                now
///     3  The cursor passes
/// ```
struct ChaptersPanel: Panel {
  /// The one that Enter goes to, counted from 0.
  let selected: Int
  private let chapters: [ChapterMark]
  private let present: Int?

  /// The chapters of a race that is told.
  init(play: Play, selected: Int) {
    self.selected = selected
    chapters = play.chapters
    present = play.presentChapter
  }

  var title: String {
    chapters.isEmpty ? "chapters" : "chapters, \(selected + 1) of \(chapters.count)"
  }

  func picture(_ size: Size) -> Grid {
    Grid(places(size).map { line($0, size.columns) }, size: size)
  }

  /// Where the mark of the selected chapter is.
  func selection(_ size: Size) -> Position {
    Position(row: places(size).firstIndex(of: selected) ?? 0, column: 0)
  }

  /// The chapter in a row, counted from 1.
  func chapter(atRow row: Int, _ size: Size) -> Int? {
    let places = places(size)
    return places.indices.contains(row) ? places[row] + 1 : nil
  }

  /// The chapters that fit, the selected one among them.
  private func places(_ size: Size) -> [Int] {
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
