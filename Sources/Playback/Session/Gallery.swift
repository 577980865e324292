// Knows the list of demos and games that can be opened.

/// An item of the gallery.
package struct GalleryItem: Hashable, Sendable {
  /// The kinds of thing that an item opens.
  package enum Destination: Hashable, Sendable {
    /// A demo, under the name by which the executable finds it.
    case demo(name: String)
    /// A race without a script.
    case freePlay
    /// The levels of golf.
    case golf
  }

  /// The thing that the item opens.
  package var destination: Destination
  /// The title.
  package var title: String
  /// A description in one line.
  package var about: String
  /// The number of steps of its script; nil without a script, and while the number is not known.
  package var steps: Int?

  /// The name by which the executable finds the demo; nil for an item that is no demo.
  package var name: String? {
    switch destination {
    case .demo(let name): name
    case .freePlay, .golf: nil
    }
  }

  /// Creates an item from its parts.
  package init(_ destination: Destination, title: String, about: String, steps: Int?) {
    self.destination = destination
    self.title = title
    self.about = about
    self.steps = steps
  }
}

extension GalleryItem {
  /// Creates an item that opens a demo.
  package init(demo name: String, title: String, about: String, steps: Int?) {
    self.init(.demo(name: name), title: title, about: about, steps: steps)
  }

  /// The item that opens free play.
  package static let freePlay = GalleryItem(
    .freePlay,
    title: "Free play",
    about: "A file of eight pages, a hole to punch, and you are the adversary.",
    steps: nil
  )

  /// The item that opens the levels of golf.
  package static let golf = GalleryItem(
    .golf,
    title: "Golf",
    about: "Break a promise in as few moves as possible.",
    steps: nil
  )
}

/// The list that a newcomer sees first.
package struct Gallery: Hashable, Sendable {
  /// The items, in reading order.
  package var items: [GalleryItem]
  /// The item that Enter opens, counted from 0.
  package var selected: Int

  /// The names of the demos, without folder and ending.
  var demoNames: [String] {
    items.compactMap { item in
      item.name?.split(separator: "/").last.map { String($0.prefix { $0 != "." }) }
    }
  }

  /// Creates a list of items and selects the first.
  package init(items: [GalleryItem]) {
    self.items = items
    selected = 0
  }

  /// Selects the item with a title, if there is one.
  mutating func select(titled title: String?) {
    selected = items.firstIndex { $0.title == title } ?? selected
  }

  /// Records the number of steps of a demo.
  package mutating func setSteps(_ steps: Int, ofDemo name: String) {
    guard let place = items.firstIndex(where: { $0.name == name }) else { return }
    items[place].steps = steps
  }

  /// Returns the item after the one with a title, or nil if there is none.
  func item(behind title: String?) -> GalleryItem? {
    items.firstIndex { $0.title == title }.flatMap { items.dropFirst($0 + 1).first }
  }
}
