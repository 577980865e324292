// Knows how the prompt completes what is being written.

extension Session {
  /// Completes the last word of the line; names of files are asked for.
  mutating func complete() -> [Request] {
    guard case .prompt(let prompt) = overlay, prompt.kind == .command else { return [] }
    if let file = PromptLine.file(in: prompt.text) {
      return [.listFiles(prefix: file.prefix, demosOnly: file.word == .load)]
    }
    let completions = PromptLine.completions(of: prompt.text, in: play?.scope)
    offer(completions) { PromptLine.replacingLastWord(of: prompt.text, with: $0) }
    return []
  }

  /// Completes the name of a file by the names that there are.
  ///
  /// - Parameters:
  ///   - names: those that begin as the line does, folders with a slash behind them.
  ///   - prefix: the beginning they were asked for with; the line may have changed since.
  mutating func complete(with names: [String], of prefix: String) {
    guard case .prompt(let prompt) = overlay, let file = PromptLine.file(in: prompt.text),
      file.prefix == prefix
    else { return }
    let demos = file.word == .load ? gallery.demoNames.filter { $0.hasPrefix(prefix) } : []
    offer(demos + names.filter { !demos.contains($0) }) { "\(file.word.rawValue) \($0)" }
  }

  /// Writes what all completions have in common, and says which there are.
  private mutating func offer(_ completions: [String], line: (String) -> String) {
    guard case .prompt(var prompt) = overlay else { return }
    guard let first = completions.first else {
      message = .problem("Nothing completes this.")
      return
    }
    prompt.text = line(completions.reduce(first) { $0.commonPrefix(with: $1) })
    if completions.count > 1 {
      message = .note(completions.joined(separator: "  "))
    } else if !first.hasSuffix("/") {
      prompt.text += " "
    }
    overlay = .prompt(prompt)
  }
}

extension PromptLine {
  /// The word and the beginning of a name, if a line is one that ends in the name of a file.
  static func file(in text: String) -> (word: PromptWord, prefix: String)? {
    for word in [PromptWord.load, .save] where text.hasPrefix(word.rawValue + " ") {
      return (word, String(text.dropFirst(word.rawValue.count + 1)))
    }
    return nil
  }
}

extension String {
  /// What both texts begin with.
  fileprivate func commonPrefix(with other: String) -> String {
    String(zip(self, other).prefix { $0 == $1 }.map(\.0))
  }
}
