// Knows how a list says that there is more of it than the screen has room for.

import Display
import Playback
import Testing

@testable import Panels

@Suite("A list longer than the screen")
struct ChoiceListTests {
  private static func lines(items: Int, selected: Int) -> [String] {
    var gallery = Gallery(
      items: (1...items).map {
        GalleryItem(demo: "\($0)", title: "Demo \($0)", about: "About \($0)", steps: $0)
      }
    )
    gallery.selected = selected
    return ChoiceList(gallery).picture(Size(rows: 20, columns: 60)).lines
  }

  @Test("says which items are shown, and nothing where all of them are")
  func range() {
    let top = Self.lines(items: 30, selected: 0)
    #expect(top.contains { $0.hasSuffix("1 to 9 of 30") })
    #expect(top.contains { $0.contains("Demo 9") } && !top.contains { $0.contains("Demo 10") })
    let bottom = Self.lines(items: 30, selected: 29)
    #expect(bottom.contains { $0.hasSuffix("22 to 30 of 30") })
    #expect(!Self.lines(items: 5, selected: 0).contains { $0.contains(" of 5") })
  }
}
