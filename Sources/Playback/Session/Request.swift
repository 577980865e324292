// Knows the requests that a session returns.

/// An order that only the outside can carry out.
package enum Request: Hashable, Sendable {
  /// End the program.
  case quit
  /// Draw every cell anew.
  case repaint
  /// Start or stop listening to the mouse.
  case listenToMouse(Bool)
  /// Open the gallery's demo with this name; nil stands for free play.
  case open(name: String?)
  /// Keep a command of the prompt for later sessions.
  case remember(command: String)
  /// Find the answer to an inquiry, and report it in events `ProgressEvent.found`.
  case inquire(Inquiry)
  /// Stop looking for the answer to the inquiry with this number.
  case abandon(inquiry: Int)
  /// Look up the levels of golf and the best results; a given race becomes the level to begin with.
  case openGolf(GolfRace?)
  /// Look up the races that a form can start from, and report them in `AnswerEvent.templates`.
  case listTemplates
  /// Store the best result of a level.
  case recordGolf(level: String, moves: Int)
  /// List the files whose names begin with `prefix`, and report them in `AnswerEvent.listed`.
  ///
  /// `demosOnly` leaves out all files but demos and folders.
  case listFiles(prefix: String, demosOnly: Bool)
  /// Write a race as a demo (`Play.wholeDemo`) to a file, but never overwrite an existing one.
  case save(path: String, play: Play)
}
