// Knows how a talk goes on from the end of a demo to the next one, and back to the one before.

/// The way from one demo to another: the place of the demo that is being opened, and where it begins.
struct DemoChange: Hashable {
  /// The place of the demo in the gallery, counted from 0.
  let place: Int
  /// True if the demo is shown at its end, because the talk goes back to it.
  let isBack: Bool
}

extension Session {
  /// The demo after this one on the way by which it was opened: the playlist, the short path or the gallery; nil after
  /// the last.
  package var demoAhead: GalleryItem? { placeAhead.map { gallery.items[$0] } }

  /// The place of that demo in the gallery, counted from 0.
  var placeAhead: Int? {
    guard let play else { return nil }
    return gallery.place(after: play.title, onShortPath: isOnShortPath)
  }

  /// The demo that the next press on a stage opens; nil before the end of the script.
  package var demoOfNextPress: GalleryItem? {
    isAtEndOfScript && talk.motion == nil ? demoAhead : nil
  }

  /// The place of the demo on the short path or in the playlist, such as `2/4`; nil for a race that is on neither.
  package var placeInTalk: String? { shortPlace?.fraction ?? placeInPlaylist }

  /// The place of the demo in the playlist, such as `2/4`; nil for a race that is not in it.
  package var placeInPlaylist: String? {
    guard gallery.isPlaylist, let place = gallery.place(titled: play?.title),
      place < gallery.names.count
    else { return nil }
    return "\(place + 1)/\(gallery.names.count)"
  }

  /// True if the race is at the end of its script, with nothing left to show there.
  var isAtEndOfScript: Bool {
    guard let play, play.announced == nil, let scriptPath = play.scriptPath else { return false }
    return !scriptPath.isLeft && scriptPath.next == nil
  }

  /// Opens the next demo at its beginning.
  ///
  /// - Parameter words: the message after the last demo.
  /// - Returns: the request; none after the last demo.
  mutating func openNextDemo(orSay words: String) -> [Request] {
    open(
      gallery.place(after: play?.title, onShortPath: isOnShortPath),
      isBack: false,
      orSay: words
    )
  }

  /// Opens the next demo, or the one before, at its beginning.
  mutating func changeDemo(forward isForward: Bool) -> [Request] {
    isForward
      ? openNextDemo(orSay: "No demo comes after this one.")
      : openPreviousDemo(isBack: false, orSay: "No demo comes before this one.")
  }

  /// Opens the demo before this one.
  ///
  /// - Parameters:
  ///   - isBack: true if the demo is shown at its end, because the talk goes back to it.
  ///   - words: the message before the first demo.
  /// - Returns: the request; none before the first demo.
  mutating func openPreviousDemo(isBack: Bool, orSay words: String) -> [Request] {
    open(
      gallery.place(before: play?.title, onShortPath: isOnShortPath),
      isBack: isBack,
      orSay: words
    )
  }

  private mutating func open(_ place: Int?, isBack: Bool, orSay words: String) -> [Request] {
    guard let place, let name = gallery.items[place].name else {
      message = .note(words)
      return []
    }
    talk.demoChange = DemoChange(place: place, isBack: isBack)
    return [.open(name: name)]
  }

  /// Selects a demo that has been opened, and shows its end if the talk has gone back to it.
  mutating func arrive(by change: DemoChange?) {
    if let change { gallery.selected = change.place }
    gallery.select(titled: play?.title)
    if change?.isBack == true { goToEndOfScript() }
  }
}
