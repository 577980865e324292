// Knows what a talk adds to a session: the stage, the motion without keys, and the time.

/// The way in which a session is shown to an audience.
package struct Talk: Hashable, Sendable {
  /// True if the screen is a stage: large, with nothing on it but the subject of the talk.
  package internal(set) var isOnStage: Bool
  /// True if the screen is blank, until any key is pressed.
  package internal(set) var isBlank = false
  /// The motion that goes on without keys; nil if there is none.
  package internal(set) var motion: Motion?
  /// The time at which the last motion came to its stop by itself; nil if a key ended it.
  var arrival: Duration?
  /// The demo that is being opened from the end or the beginning of another one; nil if there is none.
  var demoChange: DemoChange?
  /// The speed of autoplay.
  package internal(set) var pace = Pace.usual
  /// True if the audience sees the time as well.
  package internal(set) var isTimerShown = false
  /// The planned length of the talk; nil if none was given.
  package let planned: Duration?
  /// The time at which the talk began, from the start of the program; nil before.
  package internal(set) var beginning: Duration?
  /// The time now, from the start of the program, as the last event with a time gives it.
  package internal(set) var now = Duration.zero

  /// Makes a talk that has not begun yet.
  ///
  /// - Parameters:
  ///   - isOnStage: true if the screen is a stage from the start.
  ///   - planned: the planned length of the talk; nil if none was given.
  package init(isOnStage: Bool, planned: Duration? = nil) {
    self.isOnStage = isOnStage
    self.planned = planned
  }

  /// True just after a motion has come to its stop by itself: a press that was meant to bring the talk there has no
  /// effect then, so that no stop is passed unseen.
  var hasJustArrived: Bool { arrival.map { now - $0 < .milliseconds(400) } ?? false }

  /// The time since the talk began; zero before it begins.
  package var elapsed: Duration { beginning.map { now - $0 } ?? .zero }

  /// The rest of the planned time, in whole seconds, negative after its end; nil if no length was
  /// planned.
  package var left: Duration? { planned.map { $0 - .seconds(elapsed.components.seconds) } }

  /// True if autoplay is on but waits for the speaker.
  package var isWaiting: Bool { motion == .autoplay(due: nil) }

  /// True if autoplay is on, even where it waits at a pause.
  package var isAutoplaying: Bool {
    switch motion {
    case .autoplay: true
    case .toStop, nil: false
    }
  }
}

/// A motion that goes on without keys.
package enum Motion: Hashable, Sendable {
  /// The race goes on to a stop of the script path: the next step is due at a time, and each further step
  /// follows after an interval.
  case toStop(position: Int, due: Duration, interval: Duration)
  /// The race goes on to the end of the script path; nothing is due at a pause, where the speaker has to go on.
  case autoplay(due: Duration?)

  /// The time at which the next step happens; nil if it waits for the speaker.
  var due: Duration? {
    switch self {
    case .toStop(_, let due, _): due
    case .autoplay(let due): due
    }
  }
}

/// The speed of autoplay.
package enum Pace: Int, CaseIterable, Hashable, Sendable {
  // From slow to fast.
  case slowest, slow, usual, fast, fastest

  /// The time between two steps.
  package var interval: Duration {
    switch self {
    case .slowest: .seconds(4)
    case .slow: .seconds(2)
    case .usual: .seconds(1)
    case .fast: .milliseconds(500)
    case .fastest: .milliseconds(250)
    }
  }

  /// The pace in words.
  package var words: String {
    switch self {
    case .slowest: "4 s a step"
    case .slow: "2 s a step"
    case .usual: "1 s a step"
    case .fast: "0.5 s a step"
    case .fastest: "0.25 s a step"
    }
  }

  /// Returns the least time for which a text is shown: two steps, and one more for every 16 characters.
  ///
  /// Many readers take that long to read it aloud to themselves.
  func readingTime(of text: String) -> Duration {
    interval * 2 + interval * text.count / 16
  }

  /// Returns the pace so many grades faster, or the fastest.
  func faster(by grades: Int) -> Pace {
    let all = Self.allCases
    return all[min(max(rawValue + grades, 0), all.count - 1)]
  }
}

extension Duration {
  /// Whole minutes and seconds: `12:05`.
  package var clockWords: String {
    let seconds = max(0, components.seconds)
    let rest = seconds % 60
    return "\(seconds / 60):" + (rest < 10 ? "0" : "") + "\(rest)"
  }
}
