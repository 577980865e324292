// Knows how a step looks that is about to be taken, and that somebody has to guess at.

import Display
import Playback
import Shmem

/// Who is about to take which row, and what to guess.
///
/// ```text
///   C11  reclaim-1 is about to do this: slot: P3 -> s1.
///        What will slot 3 hold then? And what will the P3 be worth that punch has gathered?
///        Space shows it, b takes it back.
/// ```
struct AnnouncementText {
  let announcement: Announcement

  /// What stands in the frame above it.
  static let title = "what will happen?"

  /// The lines for so much room: the question is always whole, what to press comes last.
  func lines(_ size: Size) -> [Line] {
    let head = Line(announcement.stepID.rawValue, .emphasis).padded(to: 5)
    let indent = Line.empty.padded(to: 5)
    let sentence = Line(announcement.sentence, .text)
    let question = Line(announcement.question, .focus)
    let keys = indent.appending("Space", .hintKey).appending(" shows it, ", .dim)
      .appending("b", .hintKey).appending(" takes it back.", .dim)
    let apart =
      Line.hanging(head, sentence, width: size.columns)
      + Line.hanging(indent, question, width: size.columns)
    let together = Line.hanging(
      head,
      Line(sentence.spans + question.spans),
      width: size.columns
    )
    let choices = [apart + [.empty, keys], apart + [keys], together + [keys], apart, together]
    return choices.first { $0.count <= size.rows } ?? together.elided(to: size)
  }
}
