// Finds the demos of a playlist before a talk begins.

import Playback
import Script

extension DemoLibrary {
  /// Returns the demos of a playlist that is stored in a file.
  ///
  /// A path in it counts from the current folder, or else from the folder of the playlist.
  ///
  /// - Throws: the reason why the file cannot be read, or all errors in it.
  func playlist(in file: String) throws(LoadError) -> Gallery {
    let shown = file == "-" ? "standard input" : file
    let text = try read(file, shown: shown)
    let folder = file.parentFolder
    let playlist: Playlist
    do throws(ScriptError) {
      playlist = try Playlist(parsing: text, names: names) { demo(named: $0, from: folder) != nil }
    } catch {
      throw .invalid(error, file: shown)
    }
    return try gallery(ofPlaylist: playlist.demos.map { demo(named: $0, from: folder) ?? $0 })
  }

  /// Returns a gallery with these demos in this order.
  ///
  /// Every demo is read to its end, as an error has to be known before the talk begins, but not played.
  ///
  /// - Throws: the reason why one of them cannot be read.
  func gallery(ofPlaylist names: [String]) throws(LoadError) -> Gallery {
    var items: [GalleryItem] = []
    for name in names {
      let path = path(for: name)
      let demo = try parsed(path)
      items.append(
        GalleryItem(
          demo: path,
          title: demo.title ?? path.lastPathComponent,
          about: demo.about?.split(separator: "\n").joined(separator: " ") ?? "",
          length: nil
        )
      )
    }
    return Gallery(playlist: items)
  }

  /// The names of the demos that come with the program, without folder, number and ending.
  private var names: [String] {
    files.map { file in
      let name = file.lastPathComponent.drop { $0.isNumber || $0 == "-" }
      return String(name.prefix { $0 != "." })
    }
  }

  /// Returns the file of a demo; nil if there is none.
  private func demo(named name: String, from folder: String) -> String? {
    let choices = [path(for: name), name.hasPrefix("/") ? name : "\(folder)/\(name)"]
    return choices.first { Self.bytes(of: $0) != nil }
  }
}
