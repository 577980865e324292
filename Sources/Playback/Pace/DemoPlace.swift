// Knows the place of a demo on its way through the demos, and what its end offers.

/// The place of a demo on a way through the demos.
package struct DemoPlace: Hashable, Sendable {
  /// True if the way is the short path, false if it is the whole gallery.
  package let isShort: Bool
  /// The number of the demo on the way, counted from 1.
  package let number: Int
  /// The number of demos on the way.
  package let count: Int

  /// The number of the demo and the number of demos: `3/6`.
  package var fraction: String { "\(number)/\(count)" }

  /// The same with the name of the way: `short path 3/6`, `all demos 7/26`.
  package var words: String { (isShort ? "short path " : "all demos ") + fraction }
}

extension Gallery {
  /// Returns the place of an item on the short path; nil if it is not on it.
  package func shortPlace(of item: GalleryItem) -> DemoPlace? {
    guard let name = item.name, let place = shortPath.firstIndex(of: name) else { return nil }
    return DemoPlace(isShort: true, number: place + 1, count: shortPath.count)
  }

  /// Returns the place of the demo with a title.
  ///
  /// - Parameters:
  ///   - title: the title.
  ///   - isOnShortPath: true for the place on the short path, if the demo is on it.
  /// - Returns: the place; nil if no demo of the gallery has the title.
  func place(titled title: String, isOnShortPath: Bool) -> DemoPlace? {
    guard let index = place(titled: title), items[index].name != nil else { return nil }
    if isOnShortPath, let place = shortPlace(of: items[index]) { return place }
    return DemoPlace(isShort: false, number: index + 1, count: names.count)
  }
}

extension Session {
  /// The place of the demo at hand on the way by which it was opened; nil for another race, and while the gallery is
  /// shown.
  package var demoPlace: DemoPlace? {
    guard let play, play.round == nil, play.scriptPath != nil else { return nil }
    return gallery.place(titled: play.title, isOnShortPath: isOnShortPath)
  }

  /// The place of the demo at hand on the short path; nil if it was not opened along it.
  package var shortPlace: DemoPlace? { demoPlace.flatMap { $0.isShort ? $0 : nil } }

  /// The words at the end of a demo, which offer the next one; nil where the race is not at the end of a script.
  package var endOffer: String? {
    guard let play, play.isAtScriptEnd, play.announced == nil else { return nil }
    guard let place = demoPlace else { return "This is the end of the demo." }
    guard let next = placeAhead else {
      let end = place.isShort ? "This is the end of the short path" : "This is the last demo"
      return end + (gallery.isHome ? "; q lists all demos." : ".")
    }
    // A check has the key that opens the next demo.
    let key = play.check?.schedule == nil ? "Enter opens" : "Esc closes the check, Enter then opens"
    return "The end. \(key) demo \(next + 1): \(gallery.items[next].title)."
  }

  /// Opens the next demo at the end of one, or else loads the schedule that a check has found.
  mutating func confirmInRace() -> [Request] {
    guard play?.isAtScriptEnd == true, play?.announced == nil, play?.check?.schedule == nil,
      !talk.isOnStage, demoPlace != nil, demoAhead != nil
    else { return handle(InquiryEvent.loadSchedule) }
    return changeDemo(forward: true)
  }

  /// Opens the selected demo along the short path, or the first one if the selected one is not on it.
  mutating func openShortPath() -> [Request] {
    guard play == nil, golf == nil, let first = gallery.shortPath.first else {
      message = .problem("There is no short path here.")
      return []
    }
    let selected =
      gallery.items.indices.contains(gallery.selected) ? gallery.items[gallery.selected].name : nil
    isOnShortPath = true
    return [.open(name: selected.flatMap { gallery.shortPath.contains($0) ? $0 : nil } ?? first)]
  }
}
