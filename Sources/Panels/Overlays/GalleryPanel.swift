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
        let steps = item.steps.map { $0 == 1 ? "1 step" : "\($0) steps" } ?? ""
        return Item(title: item.title, end: Line(steps, .dim), about: item.about)
      },
      selected: gallery.selected
    )
  }
}
