// Knows the last line of a stage, which is empty unless something has to be said.

import Display
import Playback

/// Messages that a speaker needs and an audience may see.
///
/// ```text
///   off the script: o goes back to step 7                    12:05, 17:55 left
///   broken 12.4 % ██▒░░░░░░ 11.8 to 13.1 %                  while the odds are on
///   path root › 0-15 › 8-11 freed! › slot 9                 on a stage that has no other row for it
/// ```
///
/// A message that has no room beside the rest is written above, and not here.
struct StageLine {
  private let session: Session
  private let size: Size

  /// Makes the line of a session for a stage of a size.
  init(_ session: Session, _ size: Size) {
    self.session = session
    self.size = size
  }

  /// The line.
  var line: Line {
    let timer = timer
    return words.padded(to: size.columns - timer.width - 1).appending(timer)
      .cut(to: size.columns)
  }

  /// True if there is a message that has no room in the line.
  var leavesMessage: Bool {
    message.map { $0.width + wayBack(besideMessage: true).width > room } ?? false
  }

  /// The columns before the timer.
  private var room: Int {
    let timer = timer
    return timer.width > 0 ? size.columns - timer.width - 2 : size.columns
  }

  private var message: Line? {
    session.message.map { Line(" " + $0.text, $0.isProblem ? .error : .emphasis) }
  }

  /// Returns the key that leads back to the script, to stand at the end of the line; empty on the script.
  private func wayBack(besideMessage: Bool) -> Line {
    guard session.play.flatMap(WayBack.target) != nil else { return .empty }
    let key = WayBack.key(in: .talk)
    let isNarrow = !besideMessage && room < 50
    return Line(isNarrow ? "  \(key): back" : "  off the script: \(key)", .next)
  }

  /// The most important message.
  private var words: Line {
    if let message, !leavesMessage { return message.appending(wayBack(besideMessage: true)) }
    let wayBack = wayBack(besideMessage: false)
    let width = room - wayBack.width
    if let answer = answer(widthInColumns: width) {
      return answer.cut(to: width).appending(wayBack)
    }
    if let odds = session.play?.shownOdds {
      let bar = OddsLine.line(odds, widthInColumns: width - (wayBack.width > 0 ? 1 : 2))
      return Line(" ", .text).appending(bar).appending(wayBack)
    }
    if let target = session.play.flatMap(WayBack.target) {
      let away = " off the script: \(WayBack.key(in: .talk))"
      let choices = ["\(away) goes back to \(target)", "\(away) goes back"]
      return Line(choices.first { $0.count <= room } ?? away, .next)
    }
    if session.talk.isAutoplaying { return Self.autoplay(session.talk).cut(to: room) }
    if let next = session.demoOfNextPress {
      return Line(" the end; Space opens: \(next.title)", .hint).cut(to: room)
    }
    if session.talk.beginning == nil { return HintLine.line(.talk, widthInColumns: room) }
    return session.play.flatMap { StagePanel(play: $0).path(size, widthInColumns: room) } ?? .empty
  }

  /// Returns the answer of a check that was asked for by hand at this moment.
  ///
  /// An audience would take an answer about another moment for one about the moment it sees.
  private func answer(widthInColumns width: Int) -> Line? {
    guard let play = session.play, let check = play.check, !check.isOfScript,
      check.moment == play.timeline.current
    else { return nil }
    return CheckLine.line(check, widthInColumns: width, onStage: true)
  }

  private static func autoplay(_ talk: Talk) -> Line {
    talk.isWaiting
      ? Line(" autoplay waits: Space goes on", .prompt)
      : Line(" autoplay, \(talk.pace.words)", .prompt)
  }

  private var timer: Line {
    let talk = session.talk
    guard talk.isTimerShown else { return .empty }
    let elapsed = talk.elapsed.clockWords
    guard let left = talk.left else { return Line(elapsed, .emphasis) }
    return left < .zero
      ? Line("\(elapsed), \((.zero - left).clockWords) over", .error)
      : Line("\(elapsed), \(left.clockWords) left", .emphasis)
  }
}
