// Knows what stands in for a character where only ASCII can be shown.

extension Glyph {
  /// What stands in for a glyph in ASCII.
  struct StandIn: Hashable {
    /// The usual one, which may take more columns than the glyph, or fewer: `...` for `…`.
    let text: String
    /// What takes its place where there is no room: never wider than the glyph.
    let short: String

    init(_ text: String, short: String? = nil, width: Int) {
      self.text = text
      self.short = short ?? String(text.prefix(width))
    }
  }

  /// The stand-in: the letter without its accent, the sign in the usual spelling, or `?`.
  var standIn: StandIn {
    guard let first = scalars.first else { return StandIn("", width: 0) }
    if first.isPrintableASCII { return StandIn(String(first), width: 1) }
    if let scalar, let line = Glyphs.lineStandIn(for: scalar) {
      return StandIn(String(line), width: 1)
    }
    if first.isRegionalIndicator {
      let letters = scalars.compactMap { Unicode.Scalar($0.value - 0x1F1E6 + 0x41) }
      return StandIn(String(String.UnicodeScalarView(letters)), width: widthInColumns)
    }
    if let arrow = Self.arrows[first] {
      return StandIn(arrow.text, short: arrow.short, width: widthInColumns)
    }
    if let text = first.asciiSpelling { return StandIn(text, width: widthInColumns) }
    return StandIn("?", width: 1)
  }

  /// Signs whose first character would say something else.
  private static let arrows: [Unicode.Scalar: (text: String, short: String)] = [
    "→": ("->", ">"), "⇒": ("=>", ">"), "⟶": ("-->", ">"), "⟹": ("==>", ">"), "↦": ("|->", ">"),
    "↔": ("<->", "-"), "⇔": ("<=>", "="), "≠": ("!=", "#"), "≈": ("~=", "~"), "±": ("+-", "+"),
    "½": ("1/2", "."), "¼": ("1/4", "."), "¾": ("3/4", "."), "€": ("EUR", "E"), "©": ("(c)", "c"),
    "®": ("(R)", "R"), "™": ("TM", "T"), "↩": ("<-", "<"),
  ]
}

extension String {
  /// The text in ASCII alone, for a reader who can be shown nothing else; line ends stay.
  ///
  /// ```text
  ///   “Jérôme” – and then …    becomes    "Jerome" - and then ...
  /// ```
  package var inASCII: String {
    if utf8.allSatisfy({ (0x20...0x7E).contains($0) || $0 == 0x0A }) { return self }
    return split(omittingEmptySubsequences: false) { $0.isNewline }
      .map { Glyph.glyphs(of: $0).map(\.standIn.text).joined() }.joined(separator: "\n")
  }
}

extension Unicode.Scalar {
  /// The usual spelling of the scalar in ASCII; nil if there is none.
  fileprivate var asciiSpelling: String? {
    if let spelling = Self.spellings[self] { return spelling }
    switch value {
    // The wide forms of ASCII, in its order.
    case 0xFF01...0xFF5E: return Unicode.Scalar(value - 0xFEE0).map { String($0) }
    case 0x2000...0x200A, 0x202F, 0x205F, 0x3000: return " "
    default: return latinSpelling
    }
  }

  /// The letters of a Latin letter, which its name tells: `e` for LATIN SMALL LETTER E WITH ACUTE.
  private var latinSpelling: String? {
    guard var words = properties.name?.split(separator: " ")[...] else { return nil }
    guard words.popFirst() == "LATIN", let size = words.popFirst(),
      size == "SMALL" || size == "CAPITAL",
      let kind = words.popFirst(), kind == "LETTER" || kind == "LIGATURE"
    else { return nil }
    if words.first == "LONG" || words.first == "DOTLESS" { words.removeFirst() }
    guard let letters = words.first, words.count == 1 || words.dropFirst().first == "WITH",
      letters.count <= (kind == "LIGATURE" ? 3 : 2)
    else { return nil }
    return size == "SMALL" ? letters.lowercased() : String(letters)
  }

  private static let spellings: [Unicode.Scalar: String] = [
    "\u{A0}": " ", "¡": "!", "¢": "c", "£": "GBP", "¥": "JPY", "¦": "|", "¨": "\"", "ª": "a",
    "«": "\"", "¬": "!", "¯": "-", "°": "o", "²": "2", "³": "3", "´": "'", "µ": "u", "·": ".",
    "¸": ",", "¹": "1", "º": "o", "»": "\"", "¿": "?", "×": "x", "÷": "/", "ß": "ss", "ẞ": "SS",
    "Þ": "Th", "þ": "th", "Ð": "D", "ð": "d", "Ŋ": "Ng", "ŋ": "ng", "ĸ": "k", "ſ": "s", "ŉ": "'n",
    "ə": "e", "Ə": "E", "ˈ": "'", "ʼ": "'", "ˆ": "^", "˜": "~", "‐": "-", "‑": "-", "‒": "-",
    "–": "-", "—": "-", "―": "-", "−": "-", "‖": "||", "‘": "'", "’": "'", "‚": "'", "‛": "'",
    "“": "\"", "”": "\"", "„": "\"", "‟": "\"", "†": "+", "‡": "++", "•": "*", "‣": ">", "…": "...",
    "‥": "..", "‰": "%o", "′": "'", "″": "\"", "‹": "<", "›": ">", "‼": "!!", "⁄": "/", "∕": "/",
    "№": "No", "μ": "u", "Ω": "Ohm", "←": "<-", "↑": "^", "↓": "v", "⇐": "<=", "≤": "<=", "≥": ">=",
    "∗": "*", "∙": ".", "∼": "~", "≡": "==", "∞": "oo", "√": "V", "■": "#", "□": "#", "▪": "*",
    "▶": ">", "◀": "<", "▲": "^", "▼": "v", "●": "*", "○": "o", "◌": "", "★": "*", "☆": "*",
    "✓": "+", "✔": "+", "✗": "x", "✘": "x", "、": ",", "。": ".", "「": "\"", "」": "\"",
  ]
}
