// Knows how to move and search in what is longer than the screen: texts and lists.

import Script

extension Session {
  /// Goes to the beginning or the end of the text or list that is shown.
  mutating func goToEdge(atEnd: Bool) {
    switch overlay {
    case .reading(let text, _):
      // Only the screen knows the last line, and scrolls back to it by `WindowEvent.scrollReading`.
      overlay = .reading(text, scroll: atEnd ? Self.farthestLine : 0)
    case .script(var script):
      script.scroll = atEnd ? Self.farthestLine : 0
      overlay = .script(script)
    case .table(var table):
      table.goToEdge(atEnd: atEnd)
      overlay = .table(table)
    case .chapters, .breakpoints, .injection, .why, .branches, .whatIf, .oldData, .zoom, .prompt,
      nil:
      if let listedTexts { selectItem(atEnd ? listedTexts.count - 1 : 0) }
    }
  }

  /// A line number beyond the end of every text.
  private static let farthestLine = 1 << 40

  // MARK: Searching

  /// Opens a line for the words to search for in the text or list that is shown.
  mutating func openFind() {
    switch overlay {
    case .prompt, .zoom: return
    case .reading, .script, .chapters, .breakpoints, .injection, .why, .branches, .whatIf, .oldData,
      .table, nil:
      break
    }
    overlay = .prompt(Prompt(kind: .find(in: overlay)))
  }

  /// Returns from a line about a text or list to that text or list.
  ///
  /// - Returns: false if no such line is open.
  mutating func resumeReading() -> Bool {
    guard case .prompt(let prompt) = overlay else { return false }
    switch prompt.kind {
    case .find(let beneath): overlay = beneath
    case .findSlot(let zoom): overlay = .zoom(zoom)
    case .nameBranch(let list): overlay = .branches(list)
    case .newBreakpoint(let selected): overlay = .breakpoints(selected: selected)
    case .command, .search, .field, .formFile: return false
    }
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
    guard let listedTexts, let selectedItem, var search = textSearch else { return }
    // The selected item is the one that was found last, unless the search is new.
    search.line = text.isEmpty ? selectedItem : nil
    showFound(search.match(in: listedTexts, shown: selectedItem..<selectedItem + 1))
  }

  /// Searches again for the previous text.
  mutating func findAgain(forward: Bool) {
    guard textSearch != nil else {
      message = .problem("There has been no search yet; / begins one.")
      return
    }
    find("", forward: forward)
  }

  /// Shows the line or item that the search has found, or says that it has found none.
  mutating func showFound(_ match: TextSearch.Match?) {
    textSearch?.isPending = false
    let isList = listedTexts != nil
    guard let match else {
      let unit = isList ? "item" : "line"
      message = .problem("No \(unit) mentions '\((textSearch?.text ?? "").echoed)'.")
      return
    }
    message = words(on: match, inList: isList)
    guard !isList else { return selectItem(match.line) }
    textSearch?.line = match.line
    switch overlay {
    case .reading(let text, _): overlay = .reading(text, scroll: match.line)
    case .script(var script):
      script.scroll = match.line
      overlay = .script(script)
    case .chapters, .breakpoints, .injection, .why, .branches, .oldData, .whatIf, .zoom, .table,
      .prompt, nil:
      break
    }
  }

  /// Returns the message after a search that has gone round an end; nil after any other.
  private func words(on match: TextSearch.Match, inList isList: Bool) -> Message? {
    guard match.hasWrapped else { return nil }
    guard !match.isBack else {
      return .note("No other \(isList ? "item" : "line") mentions it.")
    }
    let end = textSearch?.isForward == false ? "end" : "start"
    return .note("The search has gone on at the \(end).")
  }
}
