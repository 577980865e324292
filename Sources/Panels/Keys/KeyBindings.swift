// Holds the one table of keys, which is the source of the help and of the hint line too.

package import Display
package import Playback

/// The meaning of every key in every mode.
package enum KeyBindings {
  /// Returns the event that a key means now, or nil if it means nothing.
  package static func event(for key: Key, in session: Session) -> Event? {
    event(for: key, mode: session.mode)
  }

  /// Returns the event that a key means in a mode, or nil if it means nothing.
  ///
  /// At the prompt, every key that types a character means that character. While the screen is blank
  /// for an audience, every key shows the picture again.
  package static func event(for key: Key, mode: Mode) -> Event? {
    if mode == .prompt, case .character(let character) = key { return .window(.typed(character)) }
    if mode == .blank { return blank.event }
    return bindings(for: mode).first { $0.keys.contains(key) }?.event
  }

  /// Returns the bindings of a mode, in the order of the help.
  package static func bindings(for mode: Mode) -> [Binding] {
    switch mode {
    case .gallery: gallery
    case .race: race
    case .golf: golf
    case .golfList: golfList
    case .talk: talk
    case .blank: [blank]
    case .chapters: chapters
    case .help: help
    case .words: words
    case .accounts: accounts
    case .check: check
    case .score: score
    case .breakpoints: breakpoints
    case .injection: injection
    case .why: why
    case .branches: branches
    case .oldData: oldData
    case .whatIf: whatIf
    case .form: form
    case .zoom: zoom
    case .spaceTime: spaceTime
    case .lanes: lanes
    case .prompt: prompt
    case .script: script
    }
  }

  /// Returns the bindings of a mode; those with the same help are in one group.
  static func groups(for mode: Mode) -> [BindingGroup] { groups(of: bindings(for: mode)) }

  /// Returns bindings in groups of the same help.
  static func groups(of bindings: [Binding]) -> [BindingGroup] {
    var groups: [[Binding]] = []
    for binding in bindings {
      if let last = groups.indices.last, groups[last][0].help == binding.help {
        groups[last].append(binding)
      } else {
        groups.append([binding])
      }
    }
    return groups.map(BindingGroup.init)
  }

  /// Returns a binding for each of some digits.
  static func digits(
    _ digits: ClosedRange<Int>,
    label: String,
    help: String,
    isHinted: Bool,
    event: (Int) -> Event,
  ) -> [Binding] {
    digits.map { digit in
      Binding(
        [.character(Character(String(digit)))],
        event: event(digit),
        label: label,
        help: help,
        isHinted: isHinted,
      )
    }
  }
}
