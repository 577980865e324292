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
  /// The length of its script; nil without a script, and while the length is not known.
  package var length: ScriptLength?
  /// The heading under which the item stands; nil for none.
  package var group: String?

  /// The name by which the executable finds the demo; nil for an item that is no demo.
  package var name: String? {
    switch destination {
    case .demo(let name): name
    case .freePlay, .golf: nil
    }
  }

  /// Creates an item from its parts.
  ///
  /// - Parameters:
  ///   - destination: the thing that the item opens.
  ///   - title: the title.
  ///   - about: the description.
  ///   - length: the length of the script; nil without a script, and while the length is not known.
  ///   - group: the heading under which the item stands; nil for none.
  package init(
    _ destination: Destination,
    title: String,
    about: String,
    length: ScriptLength?,
    group: String? = nil
  ) {
    self.destination = destination
    self.title = title
    self.about = about
    self.length = length
    self.group = group
  }
}

extension GalleryItem {
  /// Creates an item that opens a demo.
  package init(
    demo name: String,
    title: String,
    about: String,
    length: ScriptLength?,
    group: String? = nil
  ) {
    self.init(.demo(name: name), title: title, about: about, length: length, group: group)
  }

  /// The heading of what has no script.
  private static let withoutScript = "On your own"

  /// The item that opens free play.
  package static let freePlay = GalleryItem(
    .freePlay,
    title: "Free play",
    about: "A file of eight pages, a hole to punch, and you are the adversary.",
    length: nil,
    group: withoutScript
  )

  /// The item that opens the levels of golf.
  package static let golf = GalleryItem(
    .golf,
    title: "Golf",
    about: "Break a promise in as few moves as possible.",
    length: nil,
    group: withoutScript
  )
}

/// The list that a newcomer sees first.
package struct Gallery: Hashable, Sendable {
  /// The items, in reading order.
  package var items: [GalleryItem]
  /// The item that Enter opens, counted from 0.
  package var selected: Int
  /// The names of the demos on the short path, in order; empty if there is none.
  package var shortPath: [String] = []
  /// True if the list is shown again when a race is closed.
  package var isHome = true
  /// True if the demos are those of a playlist, in its order.
  package internal(set) var isPlaylist = false

  /// The names of the demos, without folder and ending.
  var demoNames: [String] {
    items.compactMap { item in
      item.name?.split(separator: "/").last.map { String($0.prefix { $0 != "." }) }
    }
  }

  /// Creates a list of items and selects the first.
  ///
  /// The items of a group stand together, where the first of them stood. Demos without a group stand after
  /// the other demos, under a heading of their own if any demo has a group.
  package init(items: [GalleryItem]) {
    let demos = items.filter { $0.name != nil }
    let hasGroups = demos.contains { $0.group != nil }
    func heading(of item: GalleryItem) -> String? {
      item.name == nil ? item.group : item.group ?? (hasGroups ? Self.others : nil)
    }
    let rest = items.filter { $0.name == nil }
    let grouped = demos.filter { $0.group != nil }
    let loose = demos.filter { $0.group == nil }
    var headings: [String?] = []
    let ordered = grouped + loose + rest
    for item in ordered where !headings.contains(heading(of: item)) {
      headings.append(heading(of: item))
    }
    self.items = headings.flatMap { wanted in
      ordered.filter { heading(of: $0) == wanted }.map { item in
        var item = item
        item.group = hasGroups ? wanted : nil
        return item
      }
    }
    selected = 0
  }

  /// The heading of demos that name no group.
  private static let others = "More demos"

  /// Selects the item with a title, if there is one.
  mutating func select(titled title: String?) {
    selected = place(titled: title) ?? selected
  }

  /// Records the length of a demo, which a playlist can name more than once.
  package mutating func setLength(_ length: ScriptLength, ofDemo name: String) {
    for place in items.indices where items[place].name == name { items[place].length = length }
  }
}
