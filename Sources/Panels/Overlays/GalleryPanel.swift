// Knows the list that is shown first.

import Display
import Playback

extension ChoiceList {
  /// Makes the list of everything that can be opened, with a description of each item.
  init(_ gallery: Gallery) {
    self.init(
      title: "punchscope",
      intro: "A tmpfs hole punch of 2014 races with faults, reads and reclaim. "
        + "Step it, take it back, try it another way.",
      items: gallery.items.map { item in
        Item(title: item.title, end: Self.length(of: item), about: item.about, group: item.group)
      },
      selected: gallery.selected
    )
  }

  /// Returns the length of a demo, in columns whose widths stay the same while the lengths are being
  /// determined.
  private static func length(of item: GalleryItem) -> Line {
    guard item.name != nil else { return .empty }
    let steps = item.length.map { $0.steps == 1 ? "1 step" : "\($0.steps) steps" } ?? "... steps"
    let minutes = item.length.map { "\($0.minutes) min" } ?? "... min"
    return Line.empty.padded(to: stepsWidth - steps.count).appending(steps, .dim)
      .padded(to: stepsWidth + minutesWidth - minutes.count).appending(minutes, .dim)
  }

  /// The width of a number of steps of three digits.
  private static let stepsWidth = 9

  /// The width of a number of minutes of two digits, with two blanks before it.
  private static let minutesWidth = 8
}
