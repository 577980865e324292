// Knows the text that announces a step and asks what it will do.

import Display
import Playback
import Shmem

/// The announcement of the next step, and a question about it.
///
/// ```text
///   C11  reclaim-1 is about to do this: slot: P3 -> s1.
///        What will slot 3 hold then? And is the P3 that punch has gathered still of use then?
///        Space shows it, b takes it back.
/// ```
struct AnnouncementText {
  let announcement: Announcement

  /// The title in the frame above the text.
  static let title = "what will happen?"

  /// Returns the lines for a room: the question is always whole, and the keys come last.
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
