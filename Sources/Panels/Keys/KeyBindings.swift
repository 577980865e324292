// Knows the one table of keys, from which the help and the hint line are made as well.

package import Display
package import Playback

/// What every key means in every mode.
package enum KeyBindings {
  /// What a key means now, if anything.
  package static func event(for key: Key, in session: Session) -> Event? {
    event(for: key, mode: session.mode)
  }

  /// What a key means in a mode, if anything.
  ///
  /// While a line is written, every key that types a character means that character; while an audience
  /// sees nothing, every key shows the picture again.
  package static func event(for key: Key, mode: Mode) -> Event? {
    if mode == .prompt, case .character(let character) = key { return .typed(character) }
    if mode == .blank { return blank.event }
    return bindings(for: mode).first { $0.keys.contains(key) }?.event
  }

  /// The bindings of a mode, in the order of the help.
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
    case .accounts: accounts
    case .check: check
    case .injection: injection
    case .prompt: prompt
    case .script: script
    }
  }

  /// The bindings of a mode, those with the same help together.
  static func groups(for mode: Mode) -> [BindingGroup] {
    var groups: [[Binding]] = []
    for binding in bindings(for: mode) {
      if let last = groups.indices.last, groups[last][0].help == binding.help {
        groups[last].append(binding)
      } else {
        groups.append([binding])
      }
    }
    return groups.map(BindingGroup.init)
  }

  /// A binding for each of the digits from 1 on.
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
