// Finds the terms that words and signs on a screen stand for.

package import Shmem

/// All terms, which are the words and signs that a student cannot know.
package enum Glossary {
  /// All terms, subject by subject.
  package static let terms: [Term] =
    signs + letters + data + tree + locks + functions + tasks + race + promises + rules
    + kernels + steps

  /// A spelling of several words, and the place of its term.
  private struct Phrase {
    let words: [String]
    let term: Int
  }

  /// The places of the terms by the spellings that are a sign or a single word.
  private static let places: [String: [Int]] = {
    var places: [String: [Int]] = [:]
    for (place, term) in terms.enumerated() {
      for spelling in term.spellings where !spelling.isPhrase {
        let word = spelling.bare
        places[word, default: []].append(place)
        // In a sentence a name may begin with a small letter; LEFT is another word than left.
        let isInCapitals = word == word.uppercased()
        if !isInCapitals, word != word.lowercased() {
          places[word.lowercased(), default: []].append(place)
        }
      }
    }
    return places
  }()

  /// The spellings of several words by the first of them, the longest first.
  private static let phrases: [String: [Phrase]] = {
    var phrases: [String: [Phrase]] = [:]
    for (place, term) in terms.enumerated() {
      for spelling in term.spellings where spelling.isPhrase {
        let words = spelling.split(separator: " ").map { String($0).bare }
        phrases[words[0], default: []].append(Phrase(words: words, term: place))
      }
    }
    return phrases.mapValues { $0.sorted { $0.words.count > $1.words.count } }
  }()

  /// Returns the terms with a name or a spelling, for a person who asks for it.
  package static func terms(named name: String) -> [Term] {
    let wanted = name.bare.lowercased()
    guard !wanted.isEmpty else { return [] }
    let exact = terms.filter { $0.spellings.contains { $0.bare == name.bare } }
    guard exact.isEmpty else { return exact }
    return terms.filter { $0.spellings.contains { $0.bare.lowercased() == wanted } }
  }

  /// Returns the spellings in one word that begin with a text, sorted.
  static func completions(of text: Substring) -> [String] {
    let spellings = terms.flatMap(\.spellings).map(\.bare).filter { !$0.contains(" ") }
    return Set(spellings.filter { $0.hasPrefix(text) }).sorted()
  }

  /// Returns the term of a step.
  package static func term(of step: StepID) -> Term? {
    terms.first { $0.subject == .steps && $0.name == step.rawValue }
  }

  /// A word of a screen, and the places of the terms that explain it.
  private struct Reading {
    let word: ScreenWord
    var terms: [Int]
  }

  /// Returns the words that no term explains.
  package static func unexplained(_ words: [ScreenWord]) -> [ScreenWord] {
    readings(of: words).filter { $0.terms.isEmpty }.map(\.word)
  }

  /// Returns the terms that stand in some lines, each once, in the order of the glossary.
  package static func terms(in pieces: some Sequence<[ScreenWord]>) -> [Term] {
    let found = pieces.reduce(into: Set<Int>()) { found, words in
      for reading in readings(of: words) { found.formUnion(reading.terms) }
    }
    return found.sorted().map { terms[$0] }
  }

  /// Returns each word of a piece of a line with its terms; a spelling of several words goes before those of one.
  private static func readings(of words: [ScreenWord]) -> [Reading] {
    var readings: [Reading] = []
    var place = 0
    while place < words.count {
      if let phrase = phrase(at: place, in: words) {
        let end = place + phrase.words.count
        readings += words[place..<end].map { Reading(word: $0, terms: [phrase.term]) }
        place = end
      } else {
        readings.append(Reading(word: words[place], terms: termPlaces(of: words[place])))
        place += 1
      }
    }
    return readings
  }

  private static func phrase(at place: Int, in words: [ScreenWord]) -> Phrase? {
    let first = words[place].text
    let candidates = phrases[first] ?? phrases[first.lowercased()] ?? []
    return candidates.first { phrase in
      words.count - place >= phrase.words.count
        && zip(words[place...], phrase.words).allSatisfy { word, wanted in
          word.text == wanted || word.text.lowercased() == wanted
        }
    }
  }

  private static func termPlaces(of word: ScreenWord) -> [Int] {
    let text = word.text
    switch word.kind {
    case .number: return places[text, default: []]
    case .sign: return places[text, default: []].filter { terms[$0].subject == .signs }
    case .entry: return places[String(text.prefix(1)), default: []].filter(isLetter)
    case .step:
      return places[String(text.prefix(1)), default: []].filter(isLetter)
        + places[text, default: []]
    case .word where text.count == 1: return places[text, default: []]
    case .word: return places[text] ?? places[text.lowercased(), default: []]
    }
  }

  private static func isLetter(_ place: Int) -> Bool { terms[place].subject == .letters }
}

extension String {
  /// True if it is several words; a pair of brackets is a sign.
  fileprivate var isPhrase: Bool { contains(" ") && contains(where: \.isLetter) }

  /// The text without the brackets of a call: `read` for `read(2)`, `free_swap` for `free_swap()`.
  fileprivate var bare: String {
    guard hasSuffix(")"), count > 3, let open = firstIndex(of: "("), open > startIndex else {
      return self
    }
    return String(self[..<open])
  }
}
