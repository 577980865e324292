// Knows the order in which demos follow each other, and the place of a demo in the gallery.

extension Gallery {
  /// Creates the list of the demos of a playlist, in its order, and after them what has no script.
  ///
  /// A playlist has no headings, because they would change the order.
  package init(playlist demos: [GalleryItem]) {
    let demos = demos.map { demo in
      var demo = demo
      demo.group = nil
      return demo
    }
    self.init(items: demos + [.freePlay, .golf])
    isPlaylist = true
  }

  /// The names of the demos, under which the executable finds them, in order.
  package var names: [String] { items.compactMap(\.name) }

  /// Returns the place of the item with a title, counted from 0: the selected one, if it has that title.
  ///
  /// A playlist can name the same demo more than once.
  func place(titled title: String?) -> Int? {
    guard let title else { return nil }
    if items.indices.contains(selected), items[selected].title == title { return selected }
    return items.firstIndex { $0.title == title }
  }

  /// Returns the place of the demo after the one with a title, counted from 0; nil if there is none.
  ///
  /// After a race that is not in the playlist, the playlist goes on where it was left.
  ///
  /// - Parameters:
  ///   - title: the title; nil if no race is open.
  ///   - isOnShortPath: true to follow the short path from a demo that is on it.
  /// - Returns: the place.
  func place(after title: String?, onShortPath isOnShortPath: Bool) -> Int? {
    if let ways = shortNeighbours(of: title, if: isOnShortPath) { return ways.after }
    return demo(at: (place(titled: title) ?? (isPlaylist ? selected : nil)).map { $0 + 1 })
  }

  /// Returns the place of the demo before the one with a title, counted from 0; nil if there is none.
  ///
  /// Before a race that is not in the playlist stands the demo at which the playlist was left.
  ///
  /// - Parameters:
  ///   - title: the title; nil if no race is open.
  ///   - isOnShortPath: true to follow the short path from a demo that is on it.
  /// - Returns: the place.
  func place(before title: String?, onShortPath isOnShortPath: Bool) -> Int? {
    if let ways = shortNeighbours(of: title, if: isOnShortPath) { return ways.before }
    return demo(at: place(titled: title).map { $0 - 1 } ?? (isPlaylist ? selected : nil))
  }

  /// Returns the places of the demos beside one on the short path; nil off that path.
  private func shortNeighbours(
    of title: String?,
    if isOnShortPath: Bool
  ) -> (before: Int?, after: Int?)? {
    guard isOnShortPath, let item = place(titled: title),
      let number = shortPlace(of: items[item])?.number
    else { return nil }
    func placeOnPath(_ index: Int) -> Int? {
      guard shortPath.indices.contains(index) else { return nil }
      return items.firstIndex { $0.name == shortPath[index] }
    }
    return (before: placeOnPath(number - 2), after: placeOnPath(number))
  }

  private func demo(at place: Int?) -> Int? {
    guard let place, items.indices.contains(place), items[place].name != nil else { return nil }
    return place
  }
}
