// Holds the theme without colours.

extension Palette {
  /// Returns the look of `role` without any colour.
  ///
  /// Things that must not be missed are underlined or reversed, never only bold, which not every terminal
  /// shows. Nothing but the lines of boxes is dim: no number says how well dim text can be read. Selection, cursor and stale values meet in one row, so they differ in attributes
  /// that every terminal has.
  static func monochromeStyle(for role: Role) -> Style {
    let attributes: Style.Attributes =
      switch role {
      case .text, .dim, .hint, .hole, .newPage, .newSwap, .holds, .prompt, .note, .speaker,
        .waiting:
        []
      case .frame: .dim
      case .title, .heading, .hintKey, .emphasis, .oldPage, .oldSwap, .changedBefore, .tolerated,
        .held, .error, .next:
        .bold
      case .locked, .gathered, .struck: .underline
      case .cursor: [.bold, .underline]
      case .selected, .currentLine, .focus: .reverse
      case .changed: [.bold, .reverse]
      case .stale: [.reverse, .underline]
      case .broken: [.bold, .reverse, .underline]
      }
    return Style(.standard, attributes)
  }
}
