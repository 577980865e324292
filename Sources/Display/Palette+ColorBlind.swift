// The theme whose colours everybody tells apart.

extension Palette {
  /// The look of `role` in the nearest of the 256 colours to those of Okabe and Ito.
  ///
  /// Their yellow and their black are left out: on one background or the other they cannot be read.
  static func colorBlindStyle(for role: Role) -> Style {
    let orange = Style.Color.indexed(214)
    let sky = Style.Color.indexed(74)
    let green = Style.Color.indexed(36)
    let blue = Style.Color.indexed(25)
    let vermilion = Style.Color.indexed(166)
    let purple = Style.Color.indexed(175)
    return switch role {
    case .text, .hint: Style()
    case .dim: Style(.standard, .dim)
    case .frame: Style(.standard, .dim)
    case .title: Style(.standard, .bold)
    case .heading: Style(sky, .bold)
    case .hintKey: Style(sky, .bold)
    case .emphasis: Style(.standard, .bold)
    case .prompt: Style(sky)
    case .hole: Style(purple)
    case .oldPage: Style(orange, .bold)
    case .newPage: Style(sky)
    case .oldSwap: Style(orange, [.bold, .underline])
    case .newSwap: Style(sky, .underline)
    case .locked: Style(vermilion, .underline)
    case .gathered: Style(.standard, .underline)
    case .stale: Style(vermilion, [.reverse, .underline])
    case .cursor: Style(purple, .reverse)
    case .changed: Style(.standard, [.bold, .reverse])
    case .selected: Style(.standard, .reverse)
    case .broken: Style(vermilion, [.bold, .reverse])
    case .holds: Style(green)
    case .tolerated: Style(purple)
    case .struck: Style(vermilion, [.dim, .underline])
    case .currentLine: Style(blue, .reverse)
    case .note: Style(sky)
    case .speaker: Style(purple)
    case .focus: Style(sky, .bold)
    case .error: Style(vermilion, .bold)
    case .next: Style(green, [.bold, .underline])
    case .waiting: Style(purple, .dim)
    }
  }
}
