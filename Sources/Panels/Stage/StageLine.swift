// Knows the last line of a stage, which is empty unless something has to be said.

import Display
import Playback

/// Messages that a speaker needs and an audience may see.
///
/// ```text
///   off the script: o goes back to step 7                    12:05, 17:55 left
///   broken 12.4 % ██▒░░░░░░ 11.8 to 13.1 %                  while the odds are on
/// ```
enum StageLine {
  /// Returns the line for a width.
  static func line(_ session: Session, widthInColumns width: Int) -> Line {
    let timer = timer(session.talk)
    let room = timer.width > 0 ? width - timer.width - 2 : width
    let left = words(session, widthInColumns: room)
    return left.padded(to: width - timer.width - 1).appending(timer).cut(to: width)
  }

  /// Returns the most important message.
  private static func words(_ session: Session, widthInColumns width: Int) -> Line {
    let target = session.play.flatMap(WayBack.target)
    let message = session.message.map { Line(" " + $0.text, $0.isProblem ? .error : .emphasis) }
    if let target {
      let key = WayBack.key(in: .talk)
      let isNarrow = message == nil && width < 50
      let wayBack = Line(isNarrow ? "  \(key): back" : "  off the script: \(key)", .next)
      let answer =
        answer(session, widthInColumns: width - wayBack.width)
        ?? session.play?.shownOdds.map { odds in
          Line(" ", .text)
            .appending(OddsLine.line(odds, widthInColumns: width - wayBack.width - 1))
        }
      guard let message = message ?? answer else {
        let away = " off the script: \(key)"
        let choices = ["\(away) goes back to \(target)", "\(away) goes back"]
        return Line(choices.first { $0.count <= width } ?? away, .next)
      }
      return message.cut(to: width - wayBack.width).appending(wayBack)
    }
    if let message { return message.cut(to: width) }
    if let answer = answer(session, widthInColumns: width) { return answer }
    if let odds = session.play?.shownOdds {
      return Line(" ", .text).appending(OddsLine.line(odds, widthInColumns: width - 2))
    }
    if session.talk.isAutoplaying { return autoplay(session.talk).cut(to: width) }
    if let next = session.demoOfNextPress {
      return Line(" the end; Space opens: \(next.title)", .hint).cut(to: width)
    }
    let isBeginning = session.talk.beginning == nil
    return isBeginning ? HintLine.line(.talk, widthInColumns: width) : .empty
  }

  /// Returns the answer of a check that was asked for by hand at this moment.
  ///
  /// An audience would take an answer about another moment for one about the moment it sees.
  private static func answer(_ session: Session, widthInColumns width: Int) -> Line? {
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

  private static func timer(_ talk: Talk) -> Line {
    guard talk.isTimerShown else { return .empty }
    let elapsed = talk.elapsed.clockWords
    guard let left = talk.left else { return Line(elapsed, .emphasis) }
    return left < .zero
      ? Line("\(elapsed), \((.zero - left).clockWords) over", .error)
      : Line("\(elapsed), \(left.clockWords) left", .emphasis)
  }
}
