// Knows that a list to choose from shows all it has, on every screen.

import Display
import Playback
import Testing

@testable import Panels

@Suite("A list to choose from")
struct ChoiceListTests {
  /// A gallery of 26 demos in six groups, with free play and golf.
  private static func gallery(selected: Int) -> Gallery {
    var gallery = SampleSession.longGallery
    gallery.selected = selected
    return gallery
  }

  private static let sizes = [
    Size(rows: 13, columns: 56), Size(rows: 21, columns: 76), Size(rows: 27, columns: 96),
    Size(rows: 37, columns: 116), Size(rows: 47, columns: 156), Size(rows: 57, columns: 196),
  ]

  @Test("shows the selected item with its whole description, and its place", arguments: sizes)
  func selected(size: Size) throws {
    for selected in 0..<28 {
      let list = ChoiceList(Self.gallery(selected: selected))
      let lines = list.picture(size).lines
      let item = Self.gallery(selected: selected).items[selected]
      let row = try #require(list.selection(size)?.row)
      #expect(lines[row].contains("> ") && lines[row].contains(item.title), "\(selected)")
      #expect(list.item(atRow: row, size) == selected + 1)
      #expect(list.place(size) == "\(selected + 1) of 28")
      let words = lines.joined(separator: " ").split(separator: " ").joined(separator: " ")
      let about = item.about.split(separator: " ").joined(separator: " ")
      // In a table other columns stand between the lines of a description.
      #expect(words.contains(about) || size.columns > 130, "\(selected): \(words)")
      #expect(!lines.contains { $0.contains("...") }, "nothing is cut")
    }
  }

  @Test("shows on a wide screen what every item is about", arguments: sizes.suffix(2))
  func all(size: Size) {
    let lines = ChoiceList(Self.gallery(selected: 0)).picture(size).lines
    for item in Self.gallery(selected: 0).items {
      let start = item.about.prefix(60)
      #expect(lines.contains { $0.contains(item.title) && $0.contains(start) }, "\(item.title)")
    }
  }

  @Test("has each heading once, above the items of its group", arguments: sizes.suffix(2))
  func headings(size: Size) throws {
    let gallery = Self.gallery(selected: 27)
    let lines = ChoiceList(gallery).picture(size).lines
    for group in Set(gallery.items.compactMap(\.group)) {
      let rows = lines.indices.filter { lines[$0].hasPrefix(group) }
      #expect(rows.count == 1, "\(group)")
      let first = try #require(gallery.items.first { $0.group == group })
      #expect(lines[try #require(rows.first) + 1].contains(first.title))
    }
  }

  @Test("gives up lengths before titles where there is no room for both")
  func narrow() {
    for selected in 0..<28 {
      let gallery = Self.gallery(selected: selected)
      let lines = ChoiceList(gallery).picture(Size(rows: 9, columns: 36)).lines
      let rows = lines.filter { $0.contains("The demo of") }
      let titles = gallery.items.map(\.title)
      #expect(rows.allSatisfy { row in titles.contains { row.contains($0) } }, "\(lines)")
      #expect(lines.contains { $0.contains("> ") && $0.contains(titles[selected]) }, "\(lines)")
    }
  }

  @Test("gives each row of an item to that item and no row of a heading to any", arguments: sizes)
  func rows(size: Size) {
    let list = ChoiceList(Self.gallery(selected: 12))
    let lines = list.picture(size).lines
    let titles = Self.gallery(selected: 12).items.map(\.title)
    for row in 0..<size.rows {
      let item = list.item(atRow: row, size)
      if lines[row].hasPrefix("Group ") { #expect(item == nil) }
      for (place, title) in titles.enumerated()
      where lines[row].dropFirst(6).hasPrefix(title + " ") || lines[row].hasSuffix(title) {
        #expect(item == place + 1)
      }
    }
  }
}
