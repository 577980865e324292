// Knows how to carry out what a session asks of files.

import Playback
import Script

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension DemoLibrary {
  /// Opens what the gallery has under a name; free play without one.
  ///
  /// - Returns: the fact for the session.
  func open(_ name: String?) -> Event {
    guard let name else {
      do {
        let scenario = try ScenarioPieces.freePlay().scenario()
        return .opened(Play(free: scenario, title: "free play"))
      } catch {
        preconditionFailure("the file of free play is a valid scenario")
      }
    }
    // Standard input is the keyboard now.
    guard name != "-" else { return .failed("Standard input cannot be read from here.") }
    do throws(LoadError) {
      let loaded = try load(name)
      guard let failure = loaded.failures.first else { return .opened(loaded.play) }
      return .failed(failure)
    } catch {
      return .failed(error.summary)
    }
  }

  /// Writes a text to a file that does not exist yet.
  ///
  /// - Returns: the fact for the session.
  func save(_ text: String, to path: String) -> Event {
    guard !FileManager.default.fileExists(atPath: path) else {
      return .failed("'\(path)' exists already; nothing was written.")
    }
    do {
      try Data(text.utf8).write(to: URL(filePath: path), options: .withoutOverwriting)
      return .done("Saved to '\(path)'.")
    } catch {
      return .failed("'\(path)' cannot be written.")
    }
  }
}
