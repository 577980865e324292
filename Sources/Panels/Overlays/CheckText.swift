// Knows the full text of a check's answer.

import Display
import Playback
import Shmem

/// The result of a check, and the schedule that it found, with a line or more for each step.
///
/// ```text
///   LEFT BEHIND in 5 steps from step 4: page 3 keeps old data
///   812,400 states, 31 steps deep, in 0.26 s
///
///     5 reclaim-1 C11  reclaim-1 puts swap entry s1 where page P3 was.
///     6           C13  reclaim-1 unlocks P3.
///     7 punch     P17  punch locks P3.
/// ```
///
/// A step names its task only if the step before belongs to another task, so that changes of tasks are
/// easy to see.
struct CheckText {
  let play: Play

  /// Returns the text, broken into lines of a width.
  func lines(_ width: Int) -> [Line] {
    guard let check = play.check else { return [] }
    let schedule = play.scheduleLines
    let nameWidth = schedule.map(\.who.count).max() ?? 0
    let steps = schedule.indices.flatMap { position in
      let before = position > 0 ? schedule[position - 1].who : ""
      return line(schedule[position], isChange: schedule[position].who != before, nameWidth, width)
    }
    let advice =
      steps.isEmpty ? [] : [.empty, Line(Self.loadingWords, .dim)]
    let role: Role = check.isBroken ? .broken : .text
    return check.paragraphs.flatMap { Line($0, role).wrapped(to: width) }
      + [.empty] + steps + advice + (steps.isEmpty ? [] : [.empty]) + block(check, width)
  }

  /// Returns the scope of the answer, with the command that asks again; commands may be longer than a
  /// line and are broken here.
  private func block(_ check: MomentCheck, _ width: Int) -> [Line] {
    let lines = check.block(widthInColumns: min(width, 75))
    guard !lines.isEmpty else { return [] }
    return [Line("What this covers", .heading)]
      + lines.flatMap { line in
        line.count <= width ? [Line(line, .text)] : Line(line, .text).wrapped(to: width)
      }
  }

  private static let loadingWords =
    "Enter loads these steps as a branch; Space then takes them."

  private func line(
    _ step: ScheduleLine,
    isChange: Bool,
    _ nameWidth: Int,
    _ width: Int
  ) -> [Line] {
    let number = String(step.number)
    let blanks = String(repeating: " ", count: max(0, 4 - number.count))
    let head = Line(blanks + number + " ", .dim)
      .appending(Line(isChange ? step.who : "", .emphasis).padded(to: nameWidth))
      .appending(" ", .text)
      .appending(Line(step.narration.stepID?.rawValue ?? "", .emphasis).padded(to: 5))
    let body = Line(
      [Span(step.narration.sentence, .text)]
        + step.narration.consequences.map { consequence in
          Span(consequence.words, consequence.isBreach ? .broken : .emphasis)
        }
    )
    return Line.hanging(head, body, width: width)
  }
}
