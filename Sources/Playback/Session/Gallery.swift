// Knows what can be opened.

/// Something the gallery offers.
public struct GalleryItem: Hashable, Sendable {
  /// What it leads to.
  public enum Destination: Hashable, Sendable {
    /// A demo, under the name by which the executable finds it.
    case demo(name: String)
    /// A race without a script.
    case freePlay
    /// The levels of golf.
    case golf
  }

  /// What it leads to.
  public var destination: Destination
  /// What it is called.
  public var title: String
  /// What it is about, in one line.
  public var about: String
  /// The number of steps its script takes; none where there is no script, or where that is not known
  /// yet.
  public var steps: Int?

  /// The name under which the executable finds it; none for what is no demo.
  public var name: String? {
    switch destination {
    case .demo(let name): name
    case .freePlay, .golf: nil
    }
  }

  /// Describes something that can be opened.
  public init(_ destination: Destination, title: String, about: String, steps: Int?) {
    self.destination = destination
    self.title = title
    self.about = about
    self.steps = steps
  }
}

extension GalleryItem {
  /// A demo that takes so many steps.
  public init(demo name: String, title: String, about: String, steps: Int?) {
    self.init(.demo(name: name), title: title, about: about, steps: steps)
  }

  /// Free play.
  public static let freePlay = GalleryItem(
    .freePlay,
    title: "Free play",
    about: "A file of eight pages, a hole to punch, and you are the adversary.",
    steps: nil
  )

  /// Golf.
  public static let golf = GalleryItem(
    .golf,
    title: "Golf",
    about: "Lose the data in as few moves as the checker knows: that is par.",
    steps: nil
  )
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

  /// Selects what has a title, if anything has.
  mutating func select(titled title: String?) {
    selected = items.firstIndex { $0.title == title } ?? selected
  }

  /// Takes note of how many steps a demo has.
  public mutating func setSteps(_ steps: Int, ofDemo name: String) {
    guard let place = items.firstIndex(where: { $0.name == name }) else { return }
    items[place].steps = steps
  }

  /// What comes behind the item with a title; none if there is no such item or it is the last.
  func item(behind title: String?) -> GalleryItem? {
    items.firstIndex { $0.title == title }.flatMap { items.dropFirst($0 + 1).first }
  }
}
