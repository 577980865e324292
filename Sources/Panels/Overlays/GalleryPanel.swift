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
        Item(title: item.title, end: Self.length(of: item), about: item.about)
      },
      selected: gallery.selected
    )
  }

  /// Returns the length of a demo, in a column whose width stays the same while the lengths are being
  /// determined.
  private static func length(of item: GalleryItem) -> Line {
    guard item.name != nil else { return .empty }
    let steps = item.steps.map { $0 == 1 ? "1 step" : "\($0) steps" } ?? "... steps"
    return Line.empty.padded(to: lengthWidth - steps.count).appending(steps, .dim)
  }

  /// The width of a length of three digits.
  private static let lengthWidth = 9
}
