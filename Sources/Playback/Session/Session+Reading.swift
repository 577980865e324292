// Knows how to move and search in what is longer than the screen: texts, chapters, lists.

import Script

extension Session {
  /// Goes to the beginning or the end of the text or list that is shown.
  mutating func goToEdge(atEnd: Bool) {
    switch overlay {
    case .reading(let text, _):
      // Only the screen knows the last line, and scrolls back to it by `WindowEvent.scrollReading`.
      overlay = .reading(text, scroll: atEnd ? Self.farthestLine : 0)
    case .chapters:
      let last = max(0, (play?.chapters.count ?? 1) - 1)
      overlay = .chapters(selected: atEnd ? last : 0)
    case .script(var script):
      script.scroll = atEnd ? Self.farthestLine : 0
      overlay = .script(script)
    case .table(var table):
      table.goToEdge(atEnd: atEnd)
      overlay = .table(table)
    case .injection, .why, .prompt: break
    case nil:
      guard play == nil else { return }
      if let golf {
        self.golf?.selected = atEnd ? max(0, golf.levels.count - 1) : 0
      } else {
        gallery.selected = atEnd ? max(0, gallery.items.count - 1) : 0
      }
    }
  }

  /// A line number beyond the end of every text.
  private static let farthestLine = 1 << 40

  // MARK: Searching

  /// Opens a line for the words to search for in the text or list that is shown.
  mutating func openFind() {
    switch overlay {
    case .reading(let text, let scroll):
      overlay = .prompt(Prompt(kind: .find(text, scroll: scroll)))
    case .chapters(let selected):
      overlay = .prompt(Prompt(kind: .findChapter(selected: selected)))
    case .table(let table): overlay = .prompt(Prompt(kind: .findStep(table)))
    case .injection, .why, .prompt, .script, nil: break
    }
  }

  /// Returns from the line of a search to the text or list that was to be searched.
  ///
  /// - Returns: false if no such line is open.
  mutating func resumeReading() -> Bool {
    guard case .prompt(let prompt) = overlay, let reading = prompt.kind.reading else {
      return false
    }
    overlay = reading
    return true
  }

  /// Searches for a text or, if it is empty, again for the previous one.
  mutating func find(_ text: String, forward: Bool) {
    let wanted = text.isEmpty ? textSearch?.text ?? "" : text
    guard !wanted.isEmpty else { return }
    if case .table(let table) = overlay {
      textSearch = TextSearch(text: wanted, isForward: forward, isPending: false)
      return search(in: table, for: wanted, forward: forward)
    }
    let isSame = textSearch?.text == wanted
    textSearch = TextSearch(
      text: wanted,
      isForward: forward,
      line: text.isEmpty && isSame ? textSearch?.line : nil
    )
    guard case .chapters(let selected) = overlay else { return }
    let titles = play?.chapters.map(\.title) ?? []
    let start = text.isEmpty || !forward ? selected : max(0, selected - 1)
    textSearch?.line = start
    showFound(textSearch?.match(in: titles, shown: start..<start + 1))
  }

  /// Searches again for the previous text.
  mutating func findAgain(forward: Bool) {
    guard textSearch != nil else {
      message = .problem("There has been no search yet; / begins one.")
      return
    }
    find("", forward: forward)
  }

  /// Shows the line that the search has found, or says that it has found none.
  mutating func showFound(_ line: Int?) {
    textSearch?.isPending = false
    guard let line else {
      let way = textSearch?.isForward == false ? "above" : "below"
      message = .problem("'\((textSearch?.text ?? "").echoed)' is not found \(way).")
      return
    }
    textSearch?.line = line
    switch overlay {
    case .reading(let text, _): overlay = .reading(text, scroll: line)
    case .chapters: overlay = .chapters(selected: line)
    case .injection, .why, .table, .prompt, .script, nil: break
    }
  }
}

extension Prompt.Kind {
  /// The text or list to show again once the line is finished; nil if the line covers none.
  var reading: Overlay? {
    switch self {
    case .find(let text, let scroll): .reading(text, scroll: scroll)
    case .findChapter(let selected): .chapters(selected: selected)
    case .findStep(let table): .table(table)
    case .command, .search: nil
    }
  }
}
