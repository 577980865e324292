// Reads Swift text as far as the house rules need it: without comments and strings, function by function.

/// A function, initializer, subscript or computed property with a body.
struct FunctionBody: Hashable {
  /// The name, `init` or `subscript`.
  var name: String
  /// The line of the declaration, counted from 1.
  var line: Int
  /// The lines from that one to the one with the last brace, both included.
  var lineCount: Int
}

/// A string literal.
struct StringLiteral: Hashable {
  /// The line of its first quotation mark, counted from 1.
  var line: Int
  /// The characters between the quotation marks, with a blank for each interpolation.
  var text: String
}

/// A file of Swift text.
struct SwiftText {
  /// The text with a blank for every character of a comment or a string, and all its line ends.
  let code: [Character]
  /// The string literals in their order, without what is interpolated.
  let strings: [StringLiteral]

  /// Reads a text.
  init(_ text: String) {
    let mask = Mask(text).run()
    code = mask.code
    strings = mask.strings.sorted { $0.line < $1.line }
  }

  /// True if every bracket is closed by its like, as in every file that compiles.
  var isBalanced: Bool {
    let closing: [Character: Character] = ["(": ")", "[": "]", "{": "}"]
    var open: [Character] = []
    for character in code {
      if let end = closing[character] {
        open.append(end)
      } else if closing.values.contains(character), open.popLast() != character {
        return false
      }
    }
    return open.isEmpty
  }

  /// The functions with a body, in their order.
  var functions: [FunctionBody] {
    var functions: [FunctionBody] = []
    var place = 0
    var line = 1
    while place < code.count {
      if code[place] == "\n" { line += 1 }
      guard let word = word(at: place) else {
        place += 1
        continue
      }
      if declaresFunction(word, at: place), let body = body(after: place + word.count, of: word) {
        let end = self.end(of: body)
        let lines = code[place...end].count { $0 == "\n" } + 1
        functions.append(
          FunctionBody(name: name(of: word, at: place), line: line, lineCount: lines)
        )
      }
      place += word.count
    }
    return functions
  }

  private static let declarations: Set<String> = ["func", "init", "subscript", "var", "deinit"]
  /// Words that begin another declaration, so that the one before them has no body.
  private static let others = declarations.union([
    "let", "case", "struct", "enum", "class", "extension", "protocol", "typealias", "import",
  ])

  private func declaresFunction(_ word: String, at place: Int) -> Bool {
    guard Self.declarations.contains(word) else { return false }
    let before = code[..<place].last { !$0.isWhitespace }
    return before != "." && before != "`" && before != ":"
  }

  /// The word that begins at a place, if one does.
  private func word(at place: Int) -> String? {
    guard isInWord(place), place == 0 || !isInWord(place - 1) else { return nil }
    return String(code[place...].prefix { Self.isInWord($0) })
  }

  private func isInWord(_ place: Int) -> Bool { Self.isInWord(code[place]) }

  private static func isInWord(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "_"
  }

  private func name(of word: String, at place: Int) -> String {
    guard word == "func" || word == "var" else { return word }
    let rest = code[(place + word.count)...].drop { $0 == " " || $0 == "`" }
    let letters = rest.prefix { Self.isInWord($0) }
    return String(letters.isEmpty ? rest.prefix { $0 != " " && $0 != "(" } : letters)
  }

  /// The place of the brace that opens the body of a declaration, if it has one.
  private func body(after start: Int, of declaration: String) -> Int? {
    var depth = 0
    var place = start
    while place < code.count {
      switch code[place] {
      case "(", "[": depth += 1
      case ")", "]":
        depth -= 1
        if depth < 0 { return nil }
      case "{" where depth == 0: return place
      case "}" where depth == 0: return nil
      case "=" where depth == 0 && declaration == "var": return nil
      case "\n" where depth == 0 && declaration == "var": return nil
      case _ where depth == 0:
        // A parameter of a generic function may be a value: `<let count: Int>`.
        if let word = word(at: place), Self.others.contains(word), code[place - 1] != "<" {
          return nil
        }
      // Any other character of any text.
      default: break
      }
      place += 1
    }
    return nil
  }

  /// The lines, counted from 1, of each `default:` beside cases that begin with a dot: those of an enum.
  var defaultsOverCases: [Int] {
    var open: [Int] = []
    var cases: [Int: Bool] = [:]
    var defaults: [(line: Int, brace: Int)] = []
    var line = 1
    var isAtLineStart = true
    for place in code.indices {
      switch code[place] {
      case "\n":
        line += 1
        isAtLineStart = true
        continue
      case " ": continue
      case "{": open.append(place)
      case "}": _ = open.popLast()
      case "c" where isAtLineStart && word(at: place) == "case":
        if let brace = open.last, beginsWithDot(after: place + 4) { cases[brace] = true }
      case "d" where isAtLineStart && word(at: place) == "default":
        if let brace = open.last { defaults.append((line, brace)) }
      // Any other character of any text.
      default: break
      }
      isAtLineStart = false
    }
    return defaults.filter { cases[$0.brace] == true }.map(\.line)
  }

  /// True if the first pattern of a case is a case of an enum: `.some`, `(.some, _)`, `let .some(x)`.
  private func beginsWithDot(after place: Int) -> Bool {
    let label = String(code[place...].prefix { $0 != "\n" && $0 != ":" })
    let words = label.split(separator: " ").drop { $0 == "let" || $0 == "var" }
    let pattern = words.first?.drop { $0 == "(" } ?? ""
    return pattern.hasPrefix(".") && !pattern.hasPrefix("..")
  }

  /// The place of the brace that closes the one at a place.
  private func end(of body: Int) -> Int {
    var depth = 0
    for place in body..<code.count {
      if code[place] == "{" { depth += 1 }
      if code[place] == "}" { depth -= 1 }
      if depth == 0 { return place }
    }
    return code.count - 1
  }
}

/// Blanks out comments, strings and regular expressions.
private struct Mask {
  private let text: [Character]
  private(set) var code: [Character] = []
  private(set) var strings: [StringLiteral] = []
  private var place = 0
  private var line = 1

  init(_ text: String) {
    self.text = Array(text)
  }

  func run() -> Mask {
    var mask = self
    mask.readCode(untilParenthesis: false)
    return mask
  }

  private func sees(_ word: String) -> Bool {
    text[place...].starts(with: word)
  }

  private mutating func keep() {
    code.append(text[place])
    if text[place] == "\n" { line += 1 }
    place += 1
  }

  private mutating func blank(_ count: Int = 1) {
    for character in text[place...].prefix(count) {
      code.append(character == "\n" ? "\n" : " ")
      if character == "\n" { line += 1 }
    }
    place = min(place + count, text.count)
  }

  /// Reads code to the end of the text, or to the parenthesis that ends an interpolation.
  private mutating func readCode(untilParenthesis: Bool) {
    var depth = 0
    while place < text.count {
      if sees("//") {
        while place < text.count, text[place] != "\n" { blank() }
      } else if sees("/*") {
        readBlockComment()
      } else if text[place] == "\"" || text[place] == "#" || opensRegex {
        readLiteral()
      } else {
        if text[place] == "(" { depth += 1 }
        if text[place] == ")" {
          if untilParenthesis, depth == 0 { return }
          depth -= 1
        }
        keep()
      }
    }
  }

  /// True at the slash before a regular expression; after the one of a division stands a blank.
  private var opensRegex: Bool {
    guard text[place] == "/", place + 1 < text.count else { return false }
    return ![" ", "\n", ")", ",", "="].contains(text[place + 1])
  }

  private mutating func readBlockComment() {
    var depth = 0
    repeat {
      if sees("/*") {
        depth += 1
        blank(2)
      } else if sees("*/") {
        depth -= 1
        blank(2)
      } else {
        blank()
      }
    } while depth > 0 && place < text.count
  }

  /// Reads a string or a regular expression, or a sign before what is neither.
  private mutating func readLiteral() {
    let signs = String(text[place...].prefix { $0 == "#" })
    let rest = text[(place + signs.count)...]
    if rest.starts(with: "\"\"\"") {
      readString(opening: signs + "\"\"\"", ending: "\"\"\"" + signs, escape: "\\" + signs)
    } else if rest.first == "\"" {
      readString(opening: signs + "\"", ending: "\"" + signs, escape: "\\" + signs)
    } else if rest.first == "/" {
      readString(opening: signs + "/", ending: "/" + signs, escape: "\\")
    } else {
      keep()
    }
  }

  private mutating func readString(opening: String, ending: String, escape: String) {
    let isRegex = opening.hasSuffix("/")
    var literal = StringLiteral(line: line, text: "")
    blank(opening.count)
    while place < text.count, !sees(ending) {
      guard sees(escape) else {
        literal.text.append(text[place])
        blank()
        continue
      }
      blank(escape.count)
      literal.text.append(" ")
      guard !isRegex, place < text.count, text[place] == "(" else {
        blank()
        continue
      }
      blank()
      readCode(untilParenthesis: true)
      blank()
    }
    blank(ending.count)
    if !isRegex { strings.append(literal) }
  }
}
