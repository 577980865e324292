// Lists what a cell can mean; the look of a meaning is a matter of the palette.

/// The meaning of a cell, which a palette turns into a style.
///
/// Drawing code names a role and never a colour. Text, letters and positions must tell the same story
/// as the roles, for people who see no colours.
package enum Role: UInt8, CaseIterable, Sendable {
  /// Plain text.
  case text
  /// Text that matters less than the text around it.
  case dim
  /// The lines of boxes.
  case frame
  /// The name of a screen or a panel.
  case title
  /// A heading inside a panel.
  case heading
  /// The words for what a key does, on the hint line.
  case hint
  /// The name of a key, on the hint line.
  case hintKey
  /// The most important word of a sentence.
  case emphasis
  /// Text that is typed at a prompt.
  case prompt

  /// The bar that shows where the hole is punched.
  case hole
  /// A page whose data was written before the punch started.
  case oldPage
  /// A page written since the punch started.
  case newPage
  /// A swap entry whose data was written before the punch started.
  case oldSwap
  /// A swap entry of data written since the punch started.
  case newSwap
  /// A page that is locked.
  case locked
  /// The line of a span of time in which a task holds a lock.
  case held
  /// A value that the cursor gathered and that the slot still holds.
  case gathered
  /// A value that the cursor gathered and that the slot no longer holds.
  case stale
  /// The place of the punch's cursor.
  case cursor
  /// A thing that the last step changed.
  case changed
  /// A thing that the step before the last one changed.
  case changedBefore
  /// A thing that the user has selected.
  case selected

  /// A promise that is broken, or old data that is left behind.
  case broken
  /// A promise that holds.
  case holds
  /// A promise that is broken in a way the scenario allows.
  case tolerated

  /// A line of source that a rule has switched off.
  case struck
  /// The line of source a task is about to run.
  case currentLine
  /// A sentence that a demo adds.
  case note
  /// Text for the speaker of a talk alone.
  case speaker
  /// The panel or the row that takes the keys.
  case focus
  /// A message about something that went wrong.
  case error
  /// The step that comes next.
  case next
  /// A task that cannot go on until something else happens.
  case waiting

  /// The character that stands for the role in the text format of grids.
  ///
  /// Plain text is a dot, so that all other roles stand out in the plane of letters.
  package var letter: Character {
    switch self {
    case .text: "."
    case .dim: "d"
    case .frame: "f"
    case .title: "T"
    case .heading: "h"
    case .hint: "i"
    case .hintKey: "k"
    case .emphasis: "e"
    case .prompt: "r"
    case .hole: "H"
    case .oldPage: "P"
    case .newPage: "p"
    case .oldSwap: "S"
    case .newSwap: "s"
    case .locked: "L"
    case .held: "K"
    case .gathered: "g"
    case .stale: "X"
    case .cursor: "c"
    case .changed: "C"
    case .changedBefore: "b"
    case .selected: "v"
    case .broken: "B"
    case .holds: "o"
    case .tolerated: "a"
    case .struck: "x"
    case .currentLine: "l"
    case .note: "n"
    case .speaker: "m"
    case .focus: "F"
    case .error: "E"
    case .next: "N"
    case .waiting: "w"
    }
  }

  /// Finds the role of `letter`; nil if there is none.
  package init?(letter: Character) {
    guard let role = Role.allCases.first(where: { $0.letter == letter }) else { return nil }
    self = role
  }
}
