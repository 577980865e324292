// Finds out which demos the command line asks for, one after the other.

import ArgumentParser
import Playback

extension PlayCommand {
  /// Refuses what cannot go with several demos.
  func validatePlaylist() throws {
    if playlist != nil, !demos.isEmpty {
      throw ValidationError("--playlist lists the demos and cannot be combined with a demo.")
    }
    guard playlist != nil || demos.count > 1 else { return }
    if demos.contains("-") {
      throw ValidationError("- stands for one demo and cannot be one of several.")
    }
    guard race.isEmpty, !golf else {
      throw ValidationError(
        "Options about the race and --golf work with one demo, not with several."
      )
    }
  }

  /// Returns the demos that are shown one after the other; nil if one demo or none was asked for.
  ///
  /// The session that is resumed has its playlist if all demos of it can still be read.
  ///
  /// - Throws: the status, after the reason why a demo cannot be read has been reported.
  func playlistGallery(in library: DemoLibrary) throws(ExitCode) -> Gallery? {
    if resume {
      guard let kept = SessionStore(XDGFolders()).lastPlaylist,
        var gallery = try? library.gallery(ofPlaylist: kept.files)
      else { return nil }
      gallery.selected = kept.place
      return gallery
    }
    return try loadOrExit { () throws(LoadError) in
      if let playlist { return try library.playlist(in: playlist) }
      return demos.count > 1 ? try library.gallery(ofPlaylist: demos) : nil
    }
  }
}
