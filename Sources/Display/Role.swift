// What a cell means. The look of a meaning is a matter of the palette.

/// The meaning of a cell, which a palette turns into a style.
///
/// Whoever draws names a role and never a colour. Text, letters and positions must tell the same
/// story as the roles, for those who see no colours.
package enum Role: UInt8, CaseIterable, Sendable {
  /// Plain text.
  case text
  /// What matters less than the text around it.
  case dim
  /// The lines of boxes.
  case frame
  /// The name of a screen or a panel.
  case title
  /// A heading inside a panel.
  case heading
  /// What a key does, on the hint line.
  case hint
  /// The name of a key, on the hint line.
  case hintKey
  /// A word that carries the sentence it stands in.
  case emphasis
  /// What is typed at a prompt.
  case prompt

  /// The bar that shows where the hole is punched.
  case hole
  /// A page whose data was there when the punch started.
  case oldPage
  /// A page written since.
  case newPage
  /// A swap entry whose data was there when the punch started.
  case oldSwap
  /// A swap entry of data written since.
  case newSwap
  /// A page that is locked.
  case locked
  /// What the cursor gathered and still finds in its slot.
  case gathered
  /// What the cursor gathered and the slot no longer holds.
  case stale
  /// Where the cursor of the punch is.
  case cursor
  /// What the last step changed.
  case changed
  /// What the user has selected.
  case selected

  /// A promise that is broken, data that is lost.
  case broken
  /// A promise that holds.
  case holds
  /// A promise that is broken in a way the scenario allows.
  case tolerated

  /// A line of source whose rule is switched off.
  case struck
  /// The line of source a task is about to run.
  case currentLine
  /// The sentence a demo adds.
  case note
  /// What only the speaker of a talk should see.
  case speaker
  /// The panel or the row that keys go to.
  case focus
  /// A message about something that went wrong.
  case error
  /// What comes next.
  case next
  /// What cannot go on until something else happens.
  case waiting

  /// The one character that stands for the role in the text format of grids.
  ///
  /// Plain text is a dot, so that all else stands out in the plane of letters.
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
    case .gathered: "g"
    case .stale: "X"
    case .cursor: "c"
    case .changed: "C"
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

  /// The role that `letter` stands for, or nil when there is none.
  package init?(letter: Character) {
    guard let role = Role.allCases.first(where: { $0.letter == letter }) else { return nil }
    self = role
  }
}
