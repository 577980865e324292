// Knows how a race is told to somebody who only watches: picture after picture, each for its time.

package import Display
import Panels
package import Playback
import Shmem

/// A race as it looks on a screen while it is stepped from its start to the end of its script.
///
/// There is no clock in it: how long a picture is shown depends on what there is to read.
package struct Film: Hashable, Sendable {
  /// One moment of the race.
  package struct Frame: Hashable, Sendable {
    /// The picture.
    package let grid: Grid
    /// The number of the moment.
    package let step: Int
    /// What happened and what follows from it; what the race is called, at its start; the note, where the script
    /// says more of a
    /// moment.
    package let words: String
    /// The chapter that begins here.
    package let chapter: String?
    /// The note that begins here.
    package let note: String?
    /// How long the picture is shown, in milliseconds.
    package let milliseconds: Int
  }

  /// What it is called.
  package let title: String
  /// The size of every picture.
  package let size: Size
  /// The moments in the order in which they are told; at least the start.
  package let frames: [Frame]

  /// Plays a race from where it is to the end of what its script tells, else of its way forward.
  ///
  /// - Parameters:
  ///   - play: the race.
  ///   - size: the size of the screen.
  ///   - isOnStage: whether the screen is that of a talk.
  ///   - isASCIIOnly: whether lines are drawn with ASCII characters.
  ///   - answer: finds out what the script asks; none for what shall stay open. It shall not tell how
  ///     long that took, or no two films are the same.
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
      requests = session.updateToEnd(.stepForward)
    }
    title = play.title
    self.size = size
    self.frames = frames
  }
}

extension Film.Frame {
  /// How long a step is shown that has nothing to read but its sentence.
  static let stepInMilliseconds = 1000

  /// How long it takes to read a word, at 240 words a minute.
  static let wordInMilliseconds = 250

  /// Tells where a race is.
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
  /// Takes in what a script asks to be found out.
  ///
  /// - Returns: whether there was anything.
  fileprivate mutating func takeAnswers(
    to requests: [Request],
    from answer: (Inquiry) -> Finding?
  ) -> Bool {
    var isAnswered = false
    for case .inquire(let inquiry) in requests {
      guard let finding = answer(inquiry) else { continue }
      _ = update(.found(finding, inquiry: inquiry.number))
      isAnswered = true
    }
    return isAnswered
  }
}

extension Play {
  /// What happened last, in a line.
  fileprivate var whatHappened: String {
    if isSameMomentAsBefore, let note = newWords?.note { return note.replacing("\n", with: " ") }
    guard let narration else { return title }
    let line = ((narration.stepID.map { [$0.rawValue] } ?? []) + [narration.text])
      .joined(separator: " ")
    let isBack = isOnScript && scriptPath?.point.isLanding == true
    return isBack ? "back to step \(timeline.number): \(line)" : line
  }
}
