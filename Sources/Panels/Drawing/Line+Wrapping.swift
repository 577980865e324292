// Knows where a line of text can be broken.

import Display

extension Line {
  /// Returns the line broken between words into lines of a width.
  ///
  /// Every span is a sequence of whole words, with a blank between two spans. A line can also be broken
  /// between two characters of two columns, which East Asian scripts write without blanks, except
  /// before a sign that closes and after one that opens. A unit stays with its number. A line feed
  /// always breaks the line.
  func wrapped(to widthInColumns: Int) -> [Line] {
    guard widthInColumns > 0 else { return [] }
    let paragraphs = paragraphs
    guard paragraphs.count == 1 else {
      return paragraphs.flatMap { $0.width > 0 ? $0.wrapped(to: widthInColumns) : [.empty] }
    }
    var lines: [Line] = []
    var current = Line.empty
    for span in spans {
      for word in Self.words(of: span.text) {
        for (place, piece) in Self.pieces(of: word, widthInColumns).enumerated() {
          let blank = place == 0 && current.width > 0 ? " " : ""
          if current.width > 0,
            current.width + blank.utf8.count + piece.widthInColumns > widthInColumns
          {
            lines.append(current)
            current = Line(piece, span.role)
          } else {
            current.append(blank + piece, span.role)
          }
        }
      }
    }
    return current.width > 0 ? lines + [current] : lines
  }

  /// The units that no line begins with.
  private static let units: Set<Substring> = ["s", "MB", "k/s", "M/s"]

  /// Returns the words of a text, numbers together with their units.
  private static func words(of text: String) -> [Substring] {
    text.split(separator: " ").reduce(into: []) { words, word in
      let letters = word.prefix { $0.isLetter || $0 == "/" }
      let sign = word.dropFirst(letters.count)
      if units.contains(letters), sign.allSatisfy(\.isPunctuation), let number = words.last,
        number.last?.isNumber == true
      {
        words[words.count - 1] = text[number.startIndex..<word.endIndex]
      } else {
        words.append(word)
      }
    }
  }

  /// The parts between line feeds, without empty ones at the end.
  private var paragraphs: [Line] {
    guard spans.contains(where: { $0.text.contains(where: \.isNewline) }) else { return [self] }
    var paragraphs = [Line.empty]
    for span in spans {
      for (place, part) in span.text.split(
        omittingEmptySubsequences: false,
        whereSeparator: \.isNewline
      ).enumerated() {
        if place > 0 { paragraphs.append(.empty) }
        if !part.isEmpty { paragraphs[paragraphs.count - 1].append(String(part), span.role) }
      }
    }
    while paragraphs.count > 1, paragraphs.last?.width == 0 { paragraphs.removeLast() }
    return paragraphs
  }

  /// Returns the parts of a word between which a line can be broken; none is wider than a line.
  private static func pieces(of word: Substring, _ widthInColumns: Int) -> [String] {
    guard !word.isPrintableASCII || word.utf8.count > widthInColumns else { return [String(word)] }
    var pieces: [String] = []
    var width = 0
    var isOpen = true
    for character in word {
      let own = String(character).widthInColumns
      let isWide = own == 2
      let mayBreak = isWide || pieces.last?.last.map { String($0).widthInColumns == 2 } ?? false
      let mustStay = isOpen || closing.contains(character)
      if pieces.isEmpty || mayBreak && !mustStay || width + own > widthInColumns {
        pieces.append("")
        width = 0
      }
      pieces[pieces.count - 1].append(character)
      width += own
      isOpen = opening.contains(character)
    }
    return pieces
  }

  /// The signs that no line begins with.
  ///
  /// Source: JIS X 4051, and the classes CL, CP, EX and NS of Unicode Standard Annex 14.
  private static let closing = Set("、。，．・：；？！）］｝〕〉》」』】〙〗〟’”»ゝゞ々ー―…‥ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ")

  /// The signs that no line ends with.
  private static let opening = Set("（［｛〔〈《「『【〘〖〝‘“«")
}
