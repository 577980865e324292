// Writes the playlist of a session into its file, and reads it there.

/// A playlist and the place in it, as a saved session keeps them.
///
/// They stand in the demo as comments, so that the file is an ordinary demo to every other reader:
///
/// ```
/// # playlist 2
/// # playlist demo /usr/share/punchscope/demos/04-easy-and-slippery.punch
/// # playlist demo /usr/share/punchscope/demos/05-tree-lock.punch
/// ```
package struct PlaylistBookmark: Hashable, Sendable {
  /// The place of the demo that was shown last, counted from 0.
  package let place: Int
  /// The files of the demos.
  package let files: [String]

  /// The playlist of a session, and the place in it; nil without a playlist, and for files whose names
  /// cannot stand in a comment.
  ///
  /// - Parameters:
  ///   - session: the session.
  ///   - folder: the folder from which the paths of the demos count.
  package init?(of session: Session, from folder: String) {
    let names = session.gallery.names
    guard session.gallery.isPlaylist, names.indices.contains(session.gallery.selected),
      names.allSatisfy(\.isOneLine)
    else { return nil }
    place = session.gallery.selected
    files = names.map { $0.hasPrefix("/") ? $0 : "\(folder)/\($0)" }
  }

  private static let start = "playlist "
  private static let demo = "demo "

  /// The comments, without their signs.
  package var remarks: [String] {
    ["\(Self.start)\(place + 1)"] + files.map { Self.start + Self.demo + $0 }
  }

  /// Finds the playlist in a saved session; nil if there is none that can be read.
  package init?(in text: String) {
    let prefix = "# " + Self.start
    let rows = text.split(separator: "\n").filter { $0.hasPrefix(prefix) }
      .map { $0.dropFirst(prefix.count) }
    files = rows.filter { $0.hasPrefix(Self.demo) }.map { String($0.dropFirst(Self.demo.count)) }
    guard let number = rows.lazy.compactMap({ Int($0) }).first, files.indices.contains(number - 1)
    else { return nil }
    place = number - 1
  }
}

extension String {
  /// True if the text can stand in a line: it has no control characters and nothing else that is not seen.
  fileprivate var isOneLine: Bool {
    unicodeScalars.allSatisfy { scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator: false
      // The standard library's Unicode.GeneralCategory: all that is seen.
      default: true
      }
    }
  }
}
