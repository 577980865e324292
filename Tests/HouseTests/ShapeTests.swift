// Checks the sizes of functions and files, and that a switch over an enum of ours lists its cases.

import Testing

/// The places where the code still falls short of a rule, each list to be emptied.
private enum Known {
  /// Functions above 50 lines, by file and name, with their number of lines.
  static let longFunctions: [String: Int] = [:]
  /// Test files above 300 lines, with their number of lines.
  static let longFiles: [String: Int] = [:]
  /// The `default:` lines over cases of an enum without a comment beside them, by file.
  ///
  /// KeyStroke, SourceLine and Unicode.Scalar+Width have Unicode's general category among them, which is
  /// foreign and wants a comment only.
  static let defaults: [String: Int] = [:]
  /// The words that no doc comment opens with.
  static let questionWords: Set<Substring> = [
    "What", "Whether", "Who", "Where", "How", "Why", "Which",
  ]
  /// The doc comments that open with one of them, by target.
  static let questions: [String: Int] = [
    "Panels": 1,
    "Shmem": 1,
  ]
}

@Suite("Shape")
struct ShapeTests {
  @Test("no function is above 50 lines")
  func functions() {
    var found: [String: Int] = [:]
    var lines: [String: [String]] = [:]
    for file in House.sources + House.tests {
      for function in file.swift.functions where function.lineCount > 50 {
        let place = "\(file.name):\(function.name)"
        found[place, default: 0] += function.lineCount
        lines[place, default: []].append("\(file.path):\(function.line)")
      }
    }
    expect(found, at: lines, toBeAsKnown: Known.longFunctions, "a function has at most 50 lines")
  }

  @Test("no file is above 300 lines")
  func files() {
    var found: [String: Int] = [:]
    for file in House.sources + House.tests where file.lines.count - 1 > 300 {
      found[file.path] = file.lines.count - 1
    }
    expect(found, toBeAsKnown: Known.longFiles, "a file has at most 300 lines")
  }

  @Test("every file is read to its end")
  func balance() {
    for file in House.sources + House.tests {
      #expect(file.swift.isBalanced, "\(file.path)")
    }
  }

  @Test("a default over cases of an enum names the foreign type that it is over")
  func defaults() {
    var found: [String: Int] = [:]
    var lines: [String: [String]] = [:]
    for file in House.sources {
      for line in file.swift.defaultsOverCases {
        let isNamed = [line, line - 1].contains {
          (1...file.lines.count).contains($0) && file.lines[$0 - 1].contains("//")
        }
        if isNamed { continue }
        found[file.name, default: 0] += 1
        lines[file.name, default: []].append("\(file.path):\(line)")
      }
    }
    expect(
      found,
      at: lines,
      toBeAsKnown: Known.defaults,
      "a switch over an enum of ours lists every case"
    )
  }

  @Test("no doc comment, and no sentence in one, opens with a question word")
  func questions() {
    var found: [String: Int] = [:]
    for file in House.sources {
      found[file.target, default: 0] += file.lines.count { line in
        let words = line.split { !$0.isLetter && $0 != "/" }
        guard words.first == "///", words.count > 1 else { return false }
        let later = line.split(separator: ". ").dropFirst().compactMap {
          $0.split(separator: " ").first
        }
        // A question is one that the program asks; a sentence can begin with the condition under which it holds.
        return Known.questionWords.contains(words[1])
          || !line.contains("?")
            && later.contains { $0 != "Where" && Known.questionWords.contains($0) }
      }
    }
    expect(
      found,
      toBeAsKnown: Known.questions,
      "a doc comment is a noun phrase or opens with a verb"
    )
  }
}
