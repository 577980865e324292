// Knows how a race is told to a viewer: picture after picture, each for its time.

package import Display
import Panels
package import Playback
import Shmem

/// The pictures of a race that is stepped from its start to the end of its script.
///
/// There is no clock in it: the duration of a picture depends on the amount of text to read.
package struct Film: Hashable, Sendable {
  /// One moment of the race.
  package struct Frame: Hashable, Sendable {
    /// The picture.
    package let grid: Grid
    /// The number of the moment.
    package let step: Int
    /// The sentence of the step and its consequences; at the start, the title of the race.
    ///
    /// If the script only says more about the same moment, these are the words of its note.
    package let words: String
    /// The chapter that begins here.
    package let chapter: String?
    /// The note that begins here.
    package let note: String?
    /// The duration of the picture, in milliseconds.
    package let milliseconds: Int
  }

  /// The title.
  package let title: String
  /// The size of every picture.
  package let size: Size
  /// The moments in the order of the script; at least the start.
  package let frames: [Frame]

  /// Plays a race to the end of its script, or of its way forward if it has none.
  ///
  /// - Parameters:
  ///   - play: the race.
  ///   - size: the size of the screen.
  ///   - isOnStage: true if the screen is that of a talk.
  ///   - isASCIIOnly: true if lines are drawn with ASCII characters.
  ///   - answer: finds the answer to an inquiry of the script, or returns nil to leave it open. The
  ///     answer must not tell how long it took, or no two films would be the same.
  package init(
    of play: Play,
    size: Size,
    isOnStage: Bool = false,
    isASCIIOnly: Bool = false,
    answeringBy answer: (Inquiry) -> Finding? = { _ in nil }
  ) {
    var session = Session(telling: play, onStage: isOnStage)
    var frames: [Frame] = []
    var requests = session.begin()
    while true {
      let answer = session.takeAnswers(to: requests, from: answer)
      frames += [Frame(of: session, size, isASCIIOnly: isASCIIOnly, withAnswer: answer)]
        .compactMap(\.self)
      guard session.play?.hasMoreToTell == true else { break }
      requests = session.updateToEnd(.race(.stepForward))
    }
    self.init(title: play.title, size: size, frames: frames)
  }

  /// A moment that is asked for by name.
  package enum Stop: Hashable, Sendable {
    /// The step with this number.
    case step(Int)
    /// The end of the script.
    case end

    fileprivate var event: Event {
      switch self {
      case .step(let number): .race(.goTo(step: number))
      case .end: .race(.toEnd)
      }
    }
  }

  /// Goes to some moments of a race, and takes one picture of each.
  ///
  /// - Parameters:
  ///   - play: the race.
  ///   - stops: the moments.
  ///   - size: the size of the screen.
  ///   - isOnStage: true if the screen is that of a talk.
  ///   - isASCIIOnly: true if lines are drawn with ASCII characters.
  ///   - answer: finds the answer to an inquiry of the script, or returns nil to leave it open.
  /// - Throws: the reason why there is no such step.
  package init(
    of play: Play,
    stops: [Stop],
    size: Size,
    isOnStage: Bool = false,
    isASCIIOnly: Bool = false,
    answeringBy answer: (Inquiry) -> Finding? = { _ in nil }
  ) throws(NoSuchStep) {
    var start = Session(telling: play, onStage: isOnStage)
    let first = start.begin()
    var frames: [Frame] = []
    for stop in stops {
      // Every picture begins anew: what is ahead of a step depends on the way there.
      var session = start
      let requests = first + session.updateToEnd(stop.event)
      // The end is there in every race.
      if stop != .end, let message = session.message, message.isProblem {
        throw NoSuchStep(words: message.text)
      }
      let answer = session.takeAnswers(to: requests, from: answer)
      frames += [Frame(of: session, size, isASCIIOnly: isASCIIOnly, withAnswer: answer)]
        .compactMap(\.self)
    }
    self.init(title: play.title, size: size, frames: frames)
  }

  private init(title: String, size: Size, frames: [Frame]) {
    self.title = title
    self.size = size
    self.frames = frames
  }

  /// Every picture as a film of its own, which stands still.
  package var stills: [Film] {
    frames.map { Film(title: title, size: size, frames: [$0]) }
  }
}

/// The reason why a race has no picture of a step.
package struct NoSuchStep: Error {
  /// The reason, in a sentence.
  package let words: String
}

extension Film.Frame {
  /// The duration of a step with no text to read but its sentence.
  static let stepInMilliseconds = 1000

  /// The time to read a word, at 240 words a minute.
  static let wordInMilliseconds = 250

  /// Makes the frame of the current moment of a session; nil without a race.
  fileprivate init?(
    of session: Session,
    _ size: Size,
    isASCIIOnly: Bool,
    withAnswer answer: String?
  ) {
    guard let play = session.play else { return nil }
    let grid = Screen.grid(of: session, size: size)
    self.grid = isASCIIOnly ? grid.inASCII() : grid
    step = play.timeline.number
    words = play.whatHappened
    chapter = play.newWords?.chapter
    note = play.recap?.joined(separator: " ") ?? play.newWords?.note
    let toRead = [chapter, note, answer].compactMap(\.self).joined(separator: " ")
    let count = toRead.split(separator: " ").count
    milliseconds = Self.stepInMilliseconds + count * Self.wordInMilliseconds
  }
}

extension Session {
  /// Makes the session of a race that is told to a viewer.
  fileprivate init(telling play: Play, onStage isOnStage: Bool) {
    self.init(
      gallery: Gallery(items: []),
      play: play,
      isMouseOn: false,
      talk: Talk(isOnStage: isOnStage)
    )
  }

  /// Answers the inquiries of a script.
  ///
  /// - Returns: the words of the check; nil if there was no answer.
  fileprivate mutating func takeAnswers(
    to requests: [Request],
    from answer: (Inquiry) -> Finding?
  ) -> String? {
    var isAnswered = false
    // A question at a moment that is only passed needs no answer.
    for case .inquire(let inquiry) in requests
    where !requests.contains(.abandon(inquiry: inquiry.number)) {
      guard let finding = answer(inquiry) else { continue }
      _ = update(.progress(.found(finding, inquiry: inquiry.number)))
      isAnswered = true
    }
    return isAnswered ? play?.check?.words : nil
  }
}

extension Play {
  /// The last event in a line.
  fileprivate var whatHappened: String {
    if let recap { return "in short: " + recap.joined(separator: " ") }
    if isSameMomentAsBefore, let note = newWords?.note { return note.replacing("\n", with: " ") }
    guard let narration else { return title }
    let line = ((narration.stepID.map { [$0.rawValue] } ?? []) + [narration.text])
      .joined(separator: " ")
    let isBack = isOnScript && scriptPath?.point.isLanding == true
    return isBack ? "back to step \(timeline.number): \(line)" : line
  }
}
