// Knows what can be opened.

/// Something the gallery offers.
public struct GalleryItem: Hashable, Sendable {
  /// The name under which the executable finds it; none for free play.
  public var name: String?
  /// What it is called.
  public var title: String
  /// What it is about, in one line.
  public var about: String
  /// The number of steps its script takes; none where there is no script.
  public var steps: Int?

  /// Describes something that can be opened.
  public init(name: String?, title: String, about: String, steps: Int?) {
    self.name = name
    self.title = title
    self.about = about
    self.steps = steps
  }
}

/// The list that a newcomer sees first.
public struct Gallery: Hashable, Sendable {
  /// What is offered, in reading order.
  public var items: [GalleryItem]
  /// The item that Enter opens, counted from 0.
  public var selected: Int

  /// The names of the demos, without folder and ending.
  var demoNames: [String] {
    items.compactMap { item in
      item.name?.split(separator: "/").last.map { String($0.prefix { $0 != "." }) }
    }
  }

  /// Offers some items and selects the first.
  public init(items: [GalleryItem]) {
    self.items = items
    selected = 0
  }
}
