// Knows the words of the whole file: the way to the chosen cell, the names of nodes, the signs.

import Display
import Playback
import Shmem

extension ZoomPanel {
  /// Returns the way from the root to the chosen cell, and the place of the cursor at the right.
  func crumbs(_ width: Int) -> Line {
    let chosen = (zoom.height...levels.count).reversed().map { height in
      let cell = levels.cell(ofHeight: height, covering: zoom.page)
      return height == 1 ? "slot \(zoom.page)" : "\(cell.lowerBound)-\(cell.upperBound - 1)"
    }
    let whole = ["file"] + chosen
    let shortened = (0..<max(1, whole.count - 2)).map { dropped in
      dropped == 0 ? whole : [whole[0], "..."] + whole.dropFirst(1 + dropped)
    }
    let ends = cursorWords.map { Line($0, .cursor) }
    let texts = shortened.map { $0.joined(separator: " › ") }
    for end in ends {
      if let text = texts.first(where: { $0.widthInColumns + 2 + end.width <= width }) {
        return Line(text, .emphasis).ending(with: end, at: width)
      }
    }
    return Line(texts[texts.count - 1], .emphasis).cut(to: width)
  }

  /// The place of the cursor in words, the longest first.
  private var cursorWords: [String] {
    guard let cursor = snapshot.cursorIndex else { return ["no cursor"] }
    return cursor > levels.last
      ? ["cursor \(cursor), beyond the file", "cursor beyond"]
      : ["cursor at slot \(cursor)", "cursor \(cursor)"]
  }

  /// Returns the last step in a sentence, in lines of a width.
  func lastStep(_ width: Int) -> [Line] {
    let head = Line("step \(play.timeline.number)", .dim).appending("  ", .text)
    guard let narration = play.narration else {
      return [head.appending("nothing has happened yet", .dim)]
    }
    return Line.hanging(head, Line(narration.line, .text), width: width)
  }

  /// Returns the signs of the level of the chosen cell, as many as there is room for, if need be in fewer words.
  func legend(_ width: Int) -> Line {
    let cells =
      zoom.height > 1
      ? [("#", "full"), ("+", "part"), (".", "empty"), ("*", "old data")]
      : [("P", kernel.naming("page")), ("s", "swap entry"), (".", "hole"), ("*", "old data")]
    let marks = [("^", "cursor"), (">", "gathered"), ("[", "stale"), ("(", "done")]
    let states =
      zoom.height > 1
      ? []
      : [
        ("L", "locked"), ("c", "cached"), ("e", "shadow"), ("+", "later"), ("w", "written"),
        ("z", "blank"),
      ] + (snapshot.scenario.canFreeSwapSlotsInUse ? [("x", "freed")] : [])
    let all = cells + marks + states + [("=", "hole")]
    let short = ["old data": "old", "swap entry": "swap", "gathered": "got"]
    let whole = signs(all)
    guard whole.width > width else { return whole }
    let shorter = all.map { ($0.0, short[$0.1] ?? $0.1) }
    let lines = (1...all.count).reversed().map { signs(Array(shorter.prefix($0))) }
    return lines.first { $0.width <= width } ?? .empty
  }

  private func signs(_ signs: [(sign: String, words: String)]) -> Line {
    signs.reduce(.empty) { line, next in
      line.appending(line.width > 0 ? "  " : "", .text).appending(next.sign, .hintKey)
        .appending(" \(next.words)", .dim)
    }
  }

  // MARK: Nodes

  /// Returns the name of the node of a level on the way to the chosen cell, the longest words first.
  func words(forNodeOfHeight height: Int) -> [Line] {
    words(for: levels.node(ofHeight: height, covering: zoom.page), height: height)
  }

  /// Returns the words for the chosen cell of a level: a slot, or the node below.
  func words(forCellOfHeight height: Int) -> [Line] {
    height == 1 ? words(forSlot: zoom.page) : words(forNodeOfHeight: height - 1)
  }

  private func words(for pages: Range<UInt64>, height: Int) -> [Line] {
    // The whole range of the node, as in the tree, even if the file ends before.
    let last = pages.lowerBound + levels.pagesPerCell(ofHeight: height + 1) - 1
    let range = "\(pages.lowerBound)-\(last)"
    let end = last > levels.last.rawValue ? "; the file ends at \(levels.last)" : ""
    guard let node = tree.node(ofHeight: height, covering: pages.lowerBound) else {
      return [
        "no node for \(range)\(absence(ofHeight: height, pages))", "no node for \(range)", range,
      ].map {
        Line($0, .dim)
      }
    }
    let kind = height == tree.height ? "root" : height == 1 ? "leaf" : "node"
    let used = "\(kind) \(range), \(node.occupiedSlotCount) of \(node.slotCount) used"
    let contents = FoldContents(pages, in: snapshot)
    let leftBehind =
      contents.leftBehind > 0
      ? [Line("\(kind) \(range), \(contents.leftBehind) LEFT BEHIND", .broken)] : []
    let entries = contents.kindWords ?? "\(contents.used) entries"
    let texts = [
      "\(used): \(entries)\(end)", "\(used): \(entries)", used, "\(kind) \(range)", range,
    ]
    let count = ", \(node.occupiedSlotCount) of \(node.slotCount) used"
    return leftBehind.map { $0.appending(count, .text) } + leftBehind
      + texts.map { Line($0, .text) }
  }

  /// Returns the reason for which the tree has no node of a level that covers some pages.
  private func absence(ofHeight height: Int, _ pages: Range<UInt64>) -> String {
    guard facts.used(in: pages) > 0 else { return ": all holes" }
    guard !tree.isHeld(above: height, at: PageIndex(pages.lowerBound)) else {
      return ": one entry, in the node above"
    }
    return tree.height == 0 ? ": the root itself is slot 0" : ": the tree is lower now"
  }

  // MARK: Slots

  /// Returns the first slots in use below the chosen cell or, at the lowest level, from the chosen slot on.
  func usedSlots(atMost limit: Int) -> [PageIndex] {
    let pages =
      zoom.height == 1
      ? zoom.page.rawValue..<levels.node(ofHeight: 1, covering: zoom.page).upperBound
      : levels.cell(ofHeight: zoom.height, covering: zoom.page)
    var slots: [PageIndex] = []
    var from = PageIndex(pages.lowerBound)
    while slots.count < limit, let next = tree.next(from: from), pages.contains(next.index.rawValue)
    {
      slots.append(next.index)
      from = next.index.next
    }
    return slots
  }

  /// Returns the words for a slot, the longest first: without room for all of them, the most important come first.
  func words(forSlot index: PageIndex) -> [Line] {
    let head = head(ofSlot: index)
    let parts = parts(ofSlot: index)
    // The first part stays whole as long as it has room alone.
    let short = (1...max(1, parts.count)).reversed().flatMap { count in
      let (first, others) = (parts.prefix(1).map(\.words), parts.prefix(count).dropFirst())
      return [first + others.map(\.words), first + others.map(\.short)]
        .map { $0.joined(separator: ", ") }
    }
    let last = parts.prefix(1).map(\.short)
    let texts = [text(ofSlot: index)] + (short + last).filter { !$0.isEmpty }
    return texts.map { head.appending("  ", .text).appending($0, .text) } + [head]
  }

  /// Returns all words for a slot in lines of a width.
  func wrappedWords(forSlot index: PageIndex, _ width: Int) -> [Line] {
    let head = head(ofSlot: index).appending("  ", .text)
    return Line.hanging(head, Line(text(ofSlot: index), .text), width: width)
  }

  /// Returns the number of a slot and its entry with all its marks.
  private func head(ofSlot index: PageIndex) -> Line {
    let glyph = snapshot.glyph(at: index)
    let isLeftBehind = facts.isOver && glyph.data == .old
    return Line("slot \(index)  ", .text)
      .appending(isLeftBehind ? Line(glyph.text + " LEFT BEHIND", .broken) : glyph.line)
  }

  /// Returns everything about a slot.
  private func text(ofSlot index: PageIndex) -> String {
    let got = got(atSlot: index)?.words
    return [got, snapshot.words(for: index), work(atSlot: index), place(ofSlot: index)]
      .compactMap(\.self).joined(separator: "; ")
  }

  /// Returns the parts of what is said about a slot beside its entry's name, the most important first.
  private func parts(ofSlot index: PageIndex) -> [SlotPart] {
    let words = snapshot.words(for: index).split(separator: ", ").map(String.init)
    let details = words.count == 1 ? words : Array(words.dropFirst())
    let place = place(ofSlot: index).map { SlotPart($0) }
    let work = work(atSlot: index).map { SlotPart($0) }
    let age = details.prefix(1).map { SlotPart($0) }
    let states = details.dropFirst().map { SlotPart($0) }
    let parts = [got(atSlot: index)] + age + [place] + states + [work]
    return parts.compactMap(\.self)
  }

  private func got(atSlot index: PageIndex) -> SlotPart? {
    facts.got(in: index.rawValue..<index.rawValue + 1).map { got in
      let name = got.entry.map { " as \($0.name)" } ?? ""
      switch got.sign {
      case .done: return SlotPart("gathered\(name), done", short: "done")
      case .waiting: return SlotPart("gathered\(name)", short: "gathered")
      case .stale: return SlotPart("gathered\(name), stale", short: "stale")
      }
    }
  }

  private func work(atSlot index: PageIndex) -> String? {
    let tasks = facts.tasks(at: index)
    return tasks.isEmpty ? nil : "\(tasks.joined(separator: ", ")) here"
  }

  private func place(ofSlot index: PageIndex) -> String? {
    snapshot.scenario.hole.contains(index) ? "in the hole" : nil
  }
}

/// A part of what is said about a slot.
private struct SlotPart {
  /// The part in full.
  let words: String
  /// The part in fewer words.
  let short: String

  /// Makes a part; its short form leaves out the page or the task that it names.
  init(_ words: String, short: String? = nil) {
    self.words = words
    let bare = words.split(separator: " by ")[0].split(separator: " in P")[0]
    self.short = short ?? String(bare)
  }
}
