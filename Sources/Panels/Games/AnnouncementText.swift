// Knows the text that announces a step and asks what it will do.

import Display
import Playback
import Shmem

/// The announcement of the next step, and a question about it.
///
/// ```text
///   C11  reclaim-1 is about to do this: slot: P3 -> s1.
///        What will slot 3 hold then? And is the P3 that punch has gathered still of use then?
///      1 slot 3 keeps P3, as the punch holds a reference
///      2 s1 goes in, and the punch can still use P3
///      3 s1 goes in, and the punch holds a stale P3
///        1-3 answers, Space shows it, b takes it back.
/// ```
struct AnnouncementText {
  let announcement: Announcement
  /// The key that takes the announcement back.
  let keyBack: String

  /// The title in the frame above the text.
  static let title = "what will happen?"

  /// Returns the lines for a room: the answers come before the question, the keys come last.
  func lines(_ size: Size) -> [Line] {
    let head = Line(announcement.stepID.rawValue, .emphasis).padded(to: 5)
    let indent = Line.empty.padded(to: 5)
    let sentence = Line(announcement.sentence, .text)
    let question = Line(announcement.question, .focus)
    let answers = AnswerLines(announcement).lines(size.columns)
    let choosing = indent.appending(
      answers.isEmpty ? "" : "1-\(announcement.answers.count)",
      .hintKey
    )
    .appending(answers.isEmpty ? "" : " answers, ", .dim)
    let keys = choosing.appending("Space", .hintKey).appending(" shows it, ", .dim)
      .appending(keyBack, .hintKey).appending(" takes it back.", .dim)
    let apart =
      Line.hanging(head, sentence, width: size.columns)
      + Line.hanging(indent, question, width: size.columns)
    let together = Line.hanging(
      head,
      Line(sentence.spans + question.spans),
      width: size.columns
    )
    let asked = Line.hanging(head, question, width: size.columns) + answers
    let choices = [
      apart + answers + [.empty, keys], apart + answers + [keys], together + answers + [keys],
      apart + answers, together + answers, asked,
    ]
    guard let lines = choices.first(where: { $0.count <= size.rows }) else {
      return (answers.isEmpty ? together : answers).elided(to: size)
    }
    return lines
  }
}
