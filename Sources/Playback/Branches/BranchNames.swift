// Knows the names that a person has given to branches, and how a saved session keeps them.

import Script

/// The name of a branch.
///
/// The demo language has no word for it. A saved session keeps it as a comment, with the number of the
/// branch's first step, so that the file is an ordinary demo to every other reader:
///
/// ```
/// # branch 17 the one that breaks it
/// ```
package struct BranchName: Hashable, Sendable {
  /// The first moment of the branch.
  package let first: MomentID
  /// The name.
  package let text: String

  private static let start = "# branch "

  /// The most characters of a name.
  static let longest = 60

  /// The comment, without a line feed.
  var comment: String { Self.start + "\(first.rawValue) \(text)" }

  /// Names a branch; nil if the text has no characters to show.
  init?(first: MomentID, text: String) {
    let words = text.split { $0 == " " || $0.isNewline }
    guard !words.isEmpty else { return nil }
    self.first = first
    self.text = String(words.joined(separator: " ").prefix(Self.longest))
  }

  /// Reads a comment; nil if it is another one.
  private init?(_ line: Substring) {
    guard line.hasPrefix(Self.start) else { return nil }
    let parts = line.dropFirst(Self.start.count).split(separator: " ", maxSplits: 1)
    guard parts.count == 2, let number = Int(parts[0]), number >= 0 else { return nil }
    self.init(first: MomentID(number), text: String(parts[1]))
  }

  /// Finds the names in a saved session.
  package static func all(in text: String) -> [BranchName] {
    text.split(whereSeparator: \.isNewline).compactMap { BranchName($0) }
  }
}

extension Play {
  /// Returns the name of a branch; nil if it has none.
  package func name(of branch: Branch) -> String? {
    branchNames.first { $0.first == branch.first }?.text
  }

  /// Returns the name of a branch, or else its number: `branch 2`.
  package func title(of branch: Branch) -> String {
    name(of: branch) ?? "branch \(branch.number)"
  }

  /// Gives a branch a name, or takes its name away if the text is empty.
  mutating func name(branchFrom first: MomentID, _ text: String) {
    branchNames.removeAll { $0.first == first }
    if let name = BranchName(first: first, text: text) { branchNames.append(name) }
  }

  /// Takes over the names in a saved session; those that fit no branch are passed over.
  package mutating func takeBranchNames(from text: String) {
    for name in BranchName.all(in: text) where isFirst(name.first) {
      self.name(branchFrom: name.first, name.text)
    }
  }

  /// Returns true if a moment is the first one of a branch.
  private func isFirst(_ moment: MomentID) -> Bool {
    guard timeline.moment(numbered: moment.rawValue) != nil else { return false }
    guard let parent = timeline.parent(of: moment) else { return true }
    return timeline.branchNumber(of: parent) != timeline.branchNumber(of: moment)
  }

  /// The whole session as a demo, with the names of its branches and the answers to questions in comments after its first line.
  package var wholeText: String { text(withComments: []) }

  /// Returns the whole session as a demo, with comments after its first line.
  func text(withComments comments: [String]) -> String {
    let lines = wholeDemo.lines
    let names = branchNames.sorted { $0.first < $1.first }.map(\.comment)
    let answers = predictions.map(\.comment)
    let own = comments + names + answers
    return (lines.prefix(1) + own + lines.dropFirst()).map { $0 + "\n" }.joined()
  }
}
