// Checks the order of the gallery, and how the length of a script is measured.

import Playback
import Script
import Testing

@Suite("The gallery")
struct GalleryTests {
  private static func demo(_ name: String, _ group: String?) -> GalleryItem {
    GalleryItem(demo: name, title: name, about: "", length: nil, group: group)
  }

  @Test("puts the demos of a group together, and those without a group after all others")
  func groups() {
    let items = [
      Self.demo("a", "One"), Self.demo("b", nil), Self.demo("c", "Two"), Self.demo("d", "One"),
    ]
    let gallery = Gallery(items: items + [.freePlay, .golf])
    #expect(
      gallery.items.map(\.title) == ["a", "d", "c", "b", "Free play", "Golf"]
    )
    #expect(
      gallery.items.map(\.group) == [
        "One", "One", "Two", "More demos", "On your own", "On your own",
      ]
    )
  }

  @Test("keeps the order and has no headings where no demo names a group")
  func noGroups() {
    let gallery = Gallery(items: [Self.demo("b", nil), Self.demo("a", nil), .golf])
    #expect(gallery.items.map(\.title) == ["b", "a", "Golf"])
    #expect(gallery.items.allSatisfy { $0.group == nil })
  }

  @Test("measures a script in steps, stops and words, and its time from them")
  func length() throws {
    let demo = try Demo(
      parsing: """
        punchscope demo 3
        slots    page page
        chapter  Two words
        note     Three more words.
        speaker  Not counted.
        step     punch
        step     punch
        pause
        step     punch
        note     One.
        """
    )
    let length = ScriptLength(of: ScriptRun(of: demo))
    #expect(length == ScriptLength(steps: 3, presses: 2, stops: 3, words: 6))
    #expect(length.duration == .seconds(3 * 3 + 3))
    #expect(length.minutes == 1)
    #expect(ScriptLength(steps: 90, presses: 80, stops: 20, words: 120).minutes == 3)
  }
}
