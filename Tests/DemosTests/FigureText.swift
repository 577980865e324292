// Knows what in a demo's texts is a figure, and which numbers are only names.

import Foundation

/// The texts of a demo in which figures can stand, and the figures in a text.
enum FigureText {
  /// Everything that a demo says to people: title, about lines, chapters, notes, speaker notes, the recap.
  static func texts(of demo: String) -> [String] {
    demo.split(separator: "\n").compactMap { line in
      guard
        let match = line.wholeMatch(of: /(?:title|about|chapter|note|speaker|recap) +(.+)/)
      else { return nil }
      return String(match.1)
    }
  }

  /// The figures of a text, in order.
  ///
  /// A number is no figure if it names something: a page, a slot, a demo, a step, an entry, a kernel, a
  /// commit, a day, a time, a system call, a size of the screen, a command. Numbers below ten that are
  /// written out are figures only beside what is counted here: steps, gathers, schedules.
  static func figures(in text: String) -> [Double] {
    let rest = names.reduce(text) { $0.replacing($1, with: " ~ ") }
    return rest.matches(of: figure).compactMap { match in
      if let digits = match.1 { return Double(digits.replacing(",", with: "")) }
      return (match.2 ?? match.3).flatMap { words[$0.lowercased()] }
    }
  }

  private static var figure: Regex<(Substring, Substring?, Substring?, Substring?)> {
    /(\d[\d,]*(?:\.\d+)?)|(?i:\b(two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|eighty) (?:steps|gathers|schedules|to one|of the punch))|(?i:schedule in (eighty))/
  }

  private static let words: [String: Double] = [
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "twenty": 20, "eighty": 80,
  ]

  private static var names: [Regex<Substring>] {
    [
      /punchscope [a-z]+(?: \d+)?(?: --[a-z-]+ [A-Za-z0-9@:=-]+(?:[.,][A-Za-z0-9@:=-]+)*)*/,
      /--(?:kernel|set) [A-Za-z0-9=-]+(?:\.[A-Za-z0-9=-]+)*/,
      /(?i:take[ -]\d)/,
      /[0-9a-f]{12}/,
      /CVE-[\d-]+/,
      /\d{1,2}(?: and \d{1,2})? (?:January|February|May|June|July|August|November|December)(?: \d{4})?/,
      /(?:January|February|May|June|July|August|November|December) \d{4}/,
      /(?:[Ii]n|[Ss]ince|[Oo]f) 20\d\d/,
      /(?:On|on) \d{1,2} (?:June|July)/,
      /\d{1,2}:\d\d(?::\d\d)?/,
      /\b[2-7]\.\d+(?:\.\d+)?(?:-rc\d+)?/,
      /\b[A-Z]?[PSCFROTWLUEMXse]\d+[a-z]?\b/,
      /[Pp]ages? \d+(?:(?:, | and | to )\d+)*/,
      /(?:[Ss]lot|[Ff]ault|entry)[ -]\d+/,
      /[Bb]etween \d+ and \d+|; \d+ to \d+ lie/,
      /[Dd]emos? \d+(?: and \d+)*/,
      /(?:[a-z]+)\(\d\)/,
      /\d+x\d+|\d+ columns|\d+ [KM]iB/,
      /\d of \d, commit/,
      /i_mutex|i_rwsem/,
    ]
  }
}
