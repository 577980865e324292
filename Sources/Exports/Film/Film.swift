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
    var session = Session(
      gallery: Gallery(items: []),
      play: play,
      isMouseOn: false,
      talk: Talk(isOnStage: isOnStage)
    )
    var frames: [Frame] = []
    var requests = session.begin()
    while true {
      let isAsked = session.takeAnswers(to: requests, from: answer)
      guard let play = session.play else { break }
      let grid = Screen.grid(of: session, size: size)
      frames.append(
        Frame(
          of: play,
          drawnAs: isASCIIOnly ? grid.inASCII() : grid,
          withAnswer: isAsked ? play.check?.words : nil
        )
      )
      guard play.hasMoreToTell else { break }
      requests = session.updateToEnd(.race(.stepForward))
    }
    title = play.title
    self.size = size
    self.frames = frames
  }
}

extension Film.Frame {
  /// The duration of a step with no text to read but its sentence.
  static let stepInMilliseconds = 1000

  /// The time to read a word, at 240 words a minute.
  static let wordInMilliseconds = 250

  /// Makes the frame of the current moment of a race.
  fileprivate init(of play: Play, drawnAs grid: Grid, withAnswer answer: String?) {
    self.grid = grid
    step = play.timeline.number
    words = play.whatHappened
    chapter = play.newWords?.chapter
    note = play.newWords?.note
    let toRead = [chapter, note, answer].compactMap(\.self).joined(separator: " ")
    let count = toRead.split(separator: " ").count
    milliseconds = Self.stepInMilliseconds + count * Self.wordInMilliseconds
  }
}

extension Session {
  /// Answers the inquiries of a script.
  ///
  /// - Returns: true if there was any answer.
  fileprivate mutating func takeAnswers(
    to requests: [Request],
    from answer: (Inquiry) -> Finding?
  ) -> Bool {
    var isAnswered = false
    for case .inquire(let inquiry) in requests {
      guard let finding = answer(inquiry) else { continue }
      _ = update(.progress(.found(finding, inquiry: inquiry.number)))
      isAnswered = true
    }
    return isAnswered
  }
}

extension Play {
  /// The last event in a line.
  fileprivate var whatHappened: String {
    if isSameMomentAsBefore, let note = newWords?.note { return note.replacing("\n", with: " ") }
    guard let narration else { return title }
    let line = ((narration.stepID.map { [$0.rawValue] } ?? []) + [narration.text])
      .joined(separator: " ")
    let isBack = isOnScript && scriptPath?.point.isLanding == true
    return isBack ? "back to step \(timeline.number): \(line)" : line
  }
}
