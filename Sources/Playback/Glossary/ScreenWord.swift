// Splits the text of a screen into words, signs and the names of steps and entries.

import Shmem

/// A word, a sign or a name on a screen.
///
/// ```text
///   │ >1 punch P16 free_swap(2, s2*c)      sign >, number 1, words punch, free_swap, step P16,
///                                          entry s2 with the signs * and c
/// ```
package struct ScreenWord: Hashable, Sendable {
  /// The kinds of words.
  package enum Kind: Hashable, Sendable {
    /// A word of letters: `gather`, `info->swapped`.
    case word
    /// A mark or a sign: `*`, `^`, `( )`.
    case sign
    /// A number.
    case number
    /// The name of a page frame, a swap entry or a shadow: `P3`.
    case entry
    /// The id of a step: `P14`.
    case step
  }

  /// The kind.
  package let kind: Kind
  /// The text; signs that repeat, such as a line of `=`, are one.
  package let text: String

  /// Makes a word.
  package init(_ kind: Kind, _ text: String) {
    self.kind = kind
    self.text = text
  }

  /// Returns the words of a line of a screen, a list for each piece between the lines of frames.
  package static func pieces(of line: String) -> [[ScreenWord]] {
    line.split { $0.isFrame }.map { piece in
      var words: [ScreenWord] = []
      for chunk in piece.split(separator: " ") {
        var reader = ChunkReader(chunk)
        words += reader.words
      }
      return findingSteps(in: words)
    }
    .filter { !$0.isEmpty }
  }

  /// Returns words in which the ids of steps are told from the names of page frames.
  ///
  /// P3 is a step where it stands first, or after the name of a task, a sign or another step; elsewhere it is a page
  /// frame.
  private static func findingSteps(in words: [ScreenWord]) -> [ScreenWord] {
    var found: [ScreenWord] = []
    for (place, word) in words.enumerated() {
      let isMarked =
        place + 1 < words.count && ["*", "+", "!", "mapping"].contains(words[place + 1].text)
      guard StepID(rawValue: word.text) != nil else {
        found.append(word)
        continue
      }
      let isStep =
        word.kind == .word || word.kind == .entry && !isMarked && found.allowsStep
      found.append(ScreenWord(isStep ? .step : word.kind, word.text))
    }
    return found
  }
}

extension [ScreenWord] {
  /// True if the id of a step can stand after these words of a line.
  fileprivate var allowsStep: Bool {
    guard let last else { return true }
    switch last.kind {
    case .step: return true
    case .sign where last.text == "+": return dropLast().last?.kind == .step
    case .sign: return [">", "[ ]", "'", "#", "-", "<1"].contains(last.text)
    case .number: return count == 1
    case .entry: return false
    case .word: return ["start", "until"].contains(last.text) || TaskKind.stems.contains(last.text)
    }
  }
}

extension TaskKind {
  /// The stems of the names of tasks.
  fileprivate static let stems = Set(allCases.map(\.stem))
}

extension Character {
  /// True for the lines and corners of frames.
  fileprivate var isFrame: Bool {
    unicodeScalars.first.map { (0x2500...0x257F).contains($0.value) } ?? false
  }

  /// True for a character that a word can consist of.
  fileprivate var isOfWord: Bool { isLetter || isNumber || self == "_" }
}

/// A text without blanks that is being split.
private struct ChunkReader {
  private let characters: [Character]
  private var place = 0
  private var found: [ScreenWord] = []

  init(_ chunk: Substring) {
    characters = Array(chunk)
  }

  /// The words, signs and names in the text.
  var words: [ScreenWord] {
    mutating get {
      if let signs = signs ?? marks { return signs.map { ScreenWord(.sign, $0) } }
      while place < characters.count {
        if characters[place].isOfWord {
          if !takeEntry() { takeWord() }
        } else {
          takeSign()
        }
      }
      return found
    }
  }

  /// The signs, if the text is nothing else; `+2` and `<5` are signs with any number.
  private var signs: [String]? {
    guard let first = characters.first, !characters.contains(where: \.isLetter) else { return nil }
    let rest = characters.dropFirst()
    if "+<".contains(first), !rest.isEmpty, rest.allSatisfy(\.isNumber) { return ["\(first)1"] }
    guard !characters.contains(where: \.isNumber) else { return nil }
    let text = String(characters)
    if Self.longSigns.contains(text) { return [text] }
    // A full stop after a sign in a sentence is no sign; a slot that holds nothing is.
    let last = rest.last ?? " "
    let isSentence = ",;".contains(last) || first != "." && ".:".contains(last)
    return characters.dropLast(isSentence ? 1 : 0).reduce(into: []) { signs, sign in
      let name = Self.pairs[sign] ?? String(sign)
      if signs.last != name { signs.append(name) }
    }
  }

  /// The marks of a slot in which an entry goes on from another slot, if the text is nothing else: `+cL!`.
  private var marks: [String]? {
    let marks = characters.last == ":" ? characters.dropLast() : characters[...]
    guard marks.count > 1, marks.allSatisfy("*+zxcLw!".contains) else { return nil }
    return marks.map { String($0) }
  }

  /// The signs of several characters.
  private static let longSigns: Set<String> = ["->", "-->", "...", "+=", "-="]

  /// The names of brackets.
  private static let pairs: [Character: String] = [
    "(": "( )", ")": "( )", "[": "[ ]", "]": "[ ]", "<": "< >", "{": "{ }", "}": "{ }",
  ]

  private func character(_ place: Int) -> Character? {
    characters.indices.contains(place) ? characters[place] : nil
  }

  /// Takes the name of an entry with its marks.
  ///
  /// - Returns: false if there is none.
  private mutating func takeEntry() -> Bool {
    guard "Pse".contains(characters[place]) else { return false }
    var end = place + 1
    while character(end)?.isNumber == true { end += 1 }
    guard end > place + 1 else { return false }
    let name = String(characters[place..<end])
    // The page of a page frame is in no swap cache: P6c is a step.
    let marks = characters[place] == "P" ? "*+zLw!" : "*+zxcLw!"
    var signs: [ScreenWord] = []
    while let mark = character(end), marks.contains(mark), mark != "!" || character(end + 1) != "="
    {
      signs.append(ScreenWord(.sign, String(mark)))
      end += 1
    }
    // A colon is a mark after another mark; after a bare name it belongs to the sentence.
    if character(end) == ":", !signs.isEmpty {
      signs.append(ScreenWord(.sign, ":"))
      end += 1
    }
    if let next = character(end), next.isOfWord { return false }
    found.append(ScreenWord(.entry, name))
    found += signs
    place = end
    if character(place) == "'" { takeApostrophe() }
    return true
  }

  private mutating func takeWord() {
    var end = place
    while let next = character(end) {
      let isJoined =
        next.isOfWord || "-'".contains(next) && character(end + 1)?.isOfWord == true && end > place
        || next == "." && character(end + 1)?.isNumber == true
      if isJoined {
        end += 1
      } else if next == "-", character(end + 1) == ">", character(end + 2)?.isOfWord == true {
        end += 2
      } else {
        break
      }
    }
    add(String(characters[place..<end]))
    place = end
    // A word that is cut says nothing.
    if character(place) == ".", character(place + 1) == "." { found.removeLast() }
    if character(place) == "'" { takeApostrophe() }
  }

  /// Takes the sign after a step at which another branch begins.
  private mutating func takeApostrophe() {
    if let word = found.last, StepID(rawValue: word.text) != nil {
      found.append(ScreenWord(.sign, "'"))
    }
    place += 1
  }

  private mutating func add(_ text: String) {
    let word = text.hasSuffix("'s") ? String(text.dropLast(2)) : text
    let digits = word.prefix { $0.isNumber || $0 == "." }
    if word.allSatisfy({ $0.isNumber || $0 == "." || $0 == "-" }) {
      found.append(ScreenWord(.number, word))
    } else if !digits.isEmpty, word.count == digits.count + 1 {
      // A count: 2P stands for two page frames, and 1.2M for a number of slots as 1.2k does.
      found.append(ScreenWord(.number, String(digits)))
      let unit = word.hasSuffix("M") ? "k" : String(word.suffix(1))
      found.append(ScreenWord(.word, unit))
    } else if let dash = word.lastIndex(of: "-"), word[word.index(after: dash)...].isNumeric,
      TaskKind.stems.contains(String(word[..<dash]))
    {
      // The name of a task: a stem and a number.
      found.append(ScreenWord(.word, String(word[..<dash])))
    } else if word.contains("->"), let name = word.firstRange(of: "->"), word.first == "P" {
      found.append(ScreenWord(.entry, String(word[..<name.lowerBound])))
      found.append(ScreenWord(.word, String(word[name.upperBound...])))
    } else {
      found.append(ScreenWord(.word, word))
    }
  }

  /// Takes marks that follow no name, but the line of an entry that goes on from another slot.
  private mutating func takeMarks() {
    while let mark = character(place), "+zxcLw!".contains(mark) {
      found.append(ScreenWord(.sign, String(mark)))
      place += 1
    }
  }

  /// Takes a character that belongs to no word; brackets are signs around an entry, a step or a number.
  private mutating func takeSign() {
    let sign = characters[place]
    let next = character(place + 1)
    let isFirst = place == 0
    place += 1
    switch sign {
    case "(", "[", "<", "{":
      guard isFirst, next.map({ $0.isNumber || "Pses.".contains($0) || $0.isUppercase }) == true,
        characters.dropFirst().first(where: \.isNumber) != nil || next == ".",
        let name = Self.pairs[sign]
      else { return }
      found.append(ScreenWord(.sign, name))
    case ">", "-", "@", "%", ".":
      let isSign = sign == "%" || sign == "." ? next == nil && isFirst : isFirst || sign == "@"
      if isSign { found.append(ScreenWord(.sign, String(sign))) }
    case "═", "×": if !isFirst { found.append(ScreenWord(.sign, String(sign))) }
    case "*":
      guard isFirst else { return }
      found.append(ScreenWord(.sign, "*"))
      takeMarks()
    case "=", "≠":
      if !isFirst, let next, "Ps.".contains(next) { found.append(ScreenWord(.sign, String(sign))) }
    case "!":
      if !isFirst, next == "=" { found.append(ScreenWord(.sign, "≠")) }
    default:
      return
    }
  }
}

extension Substring {
  fileprivate var isNumeric: Bool { !isEmpty && allSatisfy(\.isNumber) }
}
