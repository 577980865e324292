// Knows the list that a newcomer sees first.

import Display
import Playback

extension ChoiceList {
  /// What can be opened, a line each and one for what it is about.
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

  /// How long a demo is, in a column that keeps its width when the lengths are found out one by one.
  private static func length(of item: GalleryItem) -> Line {
    guard item.name != nil else { return .empty }
    let steps = item.steps.map { $0 == 1 ? "1 step" : "\($0) steps" } ?? "... steps"
    return Line.empty.padded(to: lengthWidth - steps.count).appending(steps, .dim)
  }

  /// The width of a length with three digits.
  private static let lengthWidth = 9
}
