// Knows how the prompt completes the last word of a line.

extension Session {
  /// Completes the last word of the line, or requests a list of files to complete it from.
  mutating func complete() -> [Request] {
    guard case .prompt(let prompt) = overlay, prompt.isCommand else { return [] }
    if prompt.kind == .command, let file = PromptLine.file(in: prompt.text) {
      return [.listFiles(prefix: file.prefix, demosOnly: file.word == .load)]
    }
    let completions = PromptLine.completions(of: prompt.command, in: play?.scope)
    offer(completions) { PromptLine.replacingLastWord(of: prompt.text, with: $0) }
    return []
  }

  /// Completes the name of a file from the names that exist.
  ///
  /// - Parameters:
  ///   - names: the names that begin with `prefix`; the names of folders end in a slash.
  ///   - prefix: the beginning that was requested; nothing happens if the line has changed since.
  mutating func complete(with names: [String], of prefix: String) {
    guard case .prompt(let prompt) = overlay, let file = PromptLine.file(in: prompt.text),
      file.prefix == prefix
    else { return }
    let demos = file.word == .load ? gallery.demoNames.filter { $0.hasPrefix(prefix) } : []
    offer(demos + names.filter { !demos.contains($0) }) { "\(file.word.rawValue) \($0)" }
  }

  /// Writes the common beginning of all completions, and lists them if there are several.
  private mutating func offer(_ completions: [String], line: (String) -> String) {
    guard case .prompt(var prompt) = overlay else { return }
    guard let first = completions.first else {
      message = .problem("There is no completion for this.")
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
  /// Returns the command and the beginning of a file's name, or nil if the line takes no file.
  static func file(in text: String) -> (word: PromptWord, prefix: String)? {
    for word in [PromptWord.load, .save] where text.hasPrefix(word.rawValue + " ") {
      return (word, String(text.dropFirst(word.rawValue.count + 1)))
    }
    return nil
  }
}

extension String {
  /// Returns the common beginning of two texts.
  fileprivate func commonPrefix(with other: String) -> String {
    String(zip(self, other).prefix { $0 == $1 }.map(\.0))
  }
}
