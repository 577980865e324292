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

  /// Offers some items and selects the first.
  public init(items: [GalleryItem]) {
    self.items = items
    selected = 0
  }

  /// Selects what has a title, if anything has.
  mutating func select(titled title: String?) {
    selected = items.firstIndex { $0.title == title } ?? selected
  }

  /// What comes behind the item with a title; none if there is no such item or it is the last.
  func item(behind title: String?) -> GalleryItem? {
    items.firstIndex { $0.title == title }.flatMap { items.dropFirst($0 + 1).first }
  }
}
