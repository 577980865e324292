// The theme for terminals with eight colours.

extension Palette {
  /// The look of `role` in eight colours.
  ///
  /// Old data is magenta, new data is cyan, bad news is red, good news is green. A person who cannot
  /// tell red from green still can tell every pair of roles apart that differ here: where one is red
  /// and the other green, their attributes differ too.
  static func color8Style(for role: Role) -> Style {
    switch role {
    case .text, .hint: Style()
    case .dim: Style(.standard, .dim)
    case .frame: Style(.standard, .dim)
    case .title: Style(.standard, .bold)
    case .heading: Style(.cyan, .bold)
    case .hintKey: Style(.cyan, .bold)
    case .emphasis: Style(.standard, .bold)
    case .prompt: Style(.cyan)
    case .hole: Style(.magenta)
    case .oldPage: Style(.magenta, .bold)
    case .newPage: Style(.cyan)
    case .oldSwap: Style(.magenta, [.bold, .underline])
    case .newSwap: Style(.cyan, .underline)
    case .locked: Style(.red, .underline)
    case .gathered: Style(.standard, .underline)
    case .stale: Style(.red, [.reverse, .underline])
    case .cursor: Style(.magenta, .reverse)
    case .changed: Style(.standard, [.bold, .reverse])
    case .selected: Style(.standard, .reverse)
    case .broken: Style(.red, [.bold, .reverse])
    case .holds: Style(.green)
    case .tolerated: Style(.magenta)
    case .struck: Style(.red, [.dim, .underline])
    case .currentLine: Style(.cyan, .reverse)
    case .note: Style(.cyan)
    case .speaker: Style(.magenta)
    case .focus: Style(.cyan, .bold)
    case .error: Style(.red, .bold)
    case .next: Style(.green, [.bold, .underline])
    case .waiting: Style(.magenta, .dim)
    }
  }
}
