// Reads the names of steps on the command line.

import ArgumentParser
import Playback
import Script

extension Session {
  /// Goes to the step that `--at` names: a number, or the end of the script.
  ///
  /// - Throws: a usage error if there is no such step.
  mutating func go(to step: String) throws {
    guard step != "end" else {
      _ = updateToEnd(.race(.toEnd))
      return
    }
    guard let number = Int(step), number >= 0 else {
      throw ValidationError("--at takes the number of a step or 'end', not '\(step.echoed)'.")
    }
    _ = updateToEnd(.race(.goTo(step: number)))
    if let message, message.isProblem { throw ValidationError(message.text) }
  }
}
