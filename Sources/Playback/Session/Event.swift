// Knows the kinds of events that a session takes in.

/// A fact for a session: a wish of the person, whatever the key or click, or news from outside.
package enum Event: Hashable, Sendable {
  /// A move through the race, or a choice in it.
  case race(RaceEvent)
  /// A wish of a speaker.
  case talk(TalkEvent)
  /// A wish about one of the games.
  case games(GameEvent)
  /// A wish about a check, about the hints or about the odds.
  case inquiry(InquiryEvent)
  /// A wish about what is open, listed or written, or about the program.
  case window(WindowEvent)
  /// A wish about the form of a race.
  case form(FormEvent)
  /// The outcome of a request.
  case answer(AnswerEvent)
  /// A fact that no key causes.
  case progress(ProgressEvent)
}

/// The outcome of a request.
package enum AnswerEvent: Hashable, Sendable {
  /// A requested race has been opened.
  case opened(Play)
  /// The requested levels of golf are here; the one with the key is to be played at once.
  case golf([GolfLevel], first: String?)
  /// These are the races that a form can start from.
  case templates([RaceTemplate])
  /// These are the files whose names begin with `prefix`; the names of folders end in a slash.
  case listed([String], prefix: String)
  /// A request could not be carried out; the text says why.
  case failed(String)
  /// A request has been carried out; the text says so.
  case done(String)
}

/// A fact that no key causes: time passes, a job goes on, an answer arrives.
package enum ProgressEvent: Hashable, Sendable {
  /// This much time has passed since the program began.
  case tick(Duration)
  /// The job may take up to so many more steps.
  case goOn(atMost: Int)
  /// A piece of the answer to an inquiry has arrived.
  case found(Finding, inquiry: Int)
  /// A requested race is long: so many of its steps have been played, and it is not open yet.
  case opening(steps: Int)
  /// The length of a demo in the gallery has become known.
  case measured(demo: String, length: ScriptLength)
}
