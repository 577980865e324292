// Knows the list that is shown first.

import Display
import Playback

extension ChoiceList {
  /// Makes the list of everything that can be opened, with a description of each item.
  init(_ gallery: Gallery) {
    self.init(
      title: "punchscope",
      intro: "A hole punch in tmpfs races with faults, reads and reclaim. "
        + "Step through it, go back, try another order." + Self.pathWords(gallery),
      items: gallery.isHome ? gallery.items.map { Self.item(for: $0, in: gallery) } : [],
      selected: gallery.selected
    )
  }

  private static func item(for item: GalleryItem, in gallery: Gallery) -> Item {
    let mark = Line(gallery.shortPlace(of: item)?.fraction ?? "", .emphasis)
      .padded(to: gallery.shortPath.isEmpty ? 0 : markWidth)
    return Item(
      title: item.title,
      ends: item.name == nil ? [] : lengths(of: item).map { mark.appending($0) },
      about: item.about,
      group: item.group
    )
  }

  /// Returns the words about the short path.
  private static func pathWords(_ gallery: Gallery) -> String {
    let count = gallery.shortPath.count
    guard count > 1 else { return "" }
    return " New here? p plays the demos 1/\(count) to \(count)/\(count)."
  }

  /// The width of a place on the short path.
  private static let markWidth = 4

  /// Returns the length of a demo, in columns whose widths stay the same while the lengths are being
  /// determined; then in minutes alone, and none.
  private static func lengths(of item: GalleryItem) -> [Line] {
    let steps = item.length.map { $0.steps == 1 ? "1 step" : "\($0.steps) steps" } ?? "... steps"
    let minutes = item.length.map { "\($0.minutes) min" } ?? "... min"
    let whole = Line.empty.padded(to: stepsWidth - steps.count).appending(steps, .dim)
      .padded(to: stepsWidth + minutesWidth - minutes.count).appending(minutes, .dim)
    let short = Line.empty.padded(to: minutesWidth - 1 - minutes.count).appending(minutes, .dim)
    return [whole, short, .empty]
  }

  /// The width of a number of steps of three digits.
  private static let stepsWidth = 9

  /// The width of a number of minutes of two digits, with two blanks before it.
  private static let minutesWidth = 8
}
