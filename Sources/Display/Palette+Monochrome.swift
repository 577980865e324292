// Holds the theme without colours.

extension Palette {
  /// The look of `role` without any colour.
  ///
  /// What must not be missed is underlined or reversed, never only bold or dim: not every terminal
  /// shows those. Selection, cursor and stale values, which meet in the same row, differ in the
  /// attributes that every terminal has.
  static func monochromeStyle(for role: Role) -> Style {
    let attributes: Style.Attributes =
      switch role {
      case .text, .hint, .hole, .newPage, .newSwap, .holds, .prompt, .note: []
      case .dim, .frame, .speaker, .waiting: .dim
      case .title, .heading, .hintKey, .emphasis, .oldPage, .oldSwap, .tolerated, .error, .next:
        .bold
      case .locked, .gathered: .underline
      case .struck: [.dim, .underline]
      case .cursor: [.bold, .underline]
      case .selected, .currentLine, .focus: .reverse
      case .changed: [.bold, .reverse]
      case .stale: [.reverse, .underline]
      case .broken: [.bold, .reverse, .underline]
      }
    return Style(.standard, attributes)
  }
}
