// Knows the words of the whole file: the way to the chosen cell, the names of nodes, the signs.

import Display
import Playback
import RadixTrees
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

  /// The last step in a sentence.
  var lastStep: Line {
    let head = Line("step \(play.timeline.number)", .dim).appending("  ", .text)
    guard let narration = play.narration else {
      return head.appending("nothing has happened yet", .dim)
    }
    return head.appending(narration.line, .text)
  }

  /// Returns the signs of the level of the chosen cell, as many as there is room for.
  func legend(_ width: Int) -> Line {
    let cells =
      zoom.height > 1
      ? [("#", "full"), ("+", "part"), (".", "empty"), ("*", "old data")]
      : [
        ("P", "page"), ("s", "swap entry"), ("e", "shadow"), (".", "hole"), ("*", "old"),
        ("+", "later"),
      ]
    let marks = [("^", "cursor"), (">", "gathered"), ("!", "stale"), ("-", "done"), ("=", "hole")]
    let states =
      zoom.height > 1 ? [] : [("L", "locked"), ("c", "cached"), ("w", "written"), ("z", "blank")]
    var line = Line.empty
    for (sign, words) in cells + marks + states {
      let next = Line(line.width > 0 ? "  " : "", .text).appending(sign, .hintKey)
        .appending(" \(words)", .dim)
      guard line.width + next.width <= width else { break }
      line = line.appending(next)
    }
    return line
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
    let range =
      pages.count == 1 ? "\(pages.lowerBound)" : "\(pages.lowerBound)-\(pages.upperBound - 1)"
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
    let lost = contents.lost > 0 ? [Line("\(kind) \(range), \(contents.lost) LOST", .broken)] : []
    let entries = contents.kindWords ?? "\(contents.used) entries"
    return lost.map { $0.appending(", \(node.occupiedSlotCount) of \(node.slotCount) used", .text) }
      + lost
      + ["\(used): \(entries)", used, "\(kind) \(range)", range].map { Line($0, .text) }
  }

  /// Returns the reason for which the tree has no node of a level that covers some pages.
  private func absence(ofHeight height: Int, _ pages: Range<UInt64>) -> String {
    guard facts.used(in: pages) > 0 else { return ": all holes" }
    return tree.height == 0 ? ": the root itself is slot 0" : ": the tree is lower now"
  }

  // MARK: Slots

  /// Returns the first slots in use below the chosen cell or, at the lowest level, from the chosen slot on.
  func usedSlots(atMost limit: Int) -> [PageIndex] {
    let pages =
      zoom.height == 1
      ? zoom.page.rawValue..<levels.node(ofHeight: 1, covering: zoom.page).upperBound
      : levels.cell(ofHeight: zoom.height, covering: zoom.page)
    return tree.gang(from: pages.lowerBound, limit: limit).map(\.index).filter(pages.contains)
      .map(PageIndex.init)
  }

  /// Returns the words for a slot, the longest first.
  func words(forSlot index: PageIndex) -> [Line] {
    let glyph = snapshot.glyph(at: index)
    let isLost = facts.isOver && glyph.data == .old
    let head = Line("slot \(index)  ", .text)
      .appending(isLost ? Line(glyph.text + " LOST", .broken) : glyph.line)
    let got = facts.got(in: index.rawValue..<index.rawValue + 1).map { got in
      let name = got.entry.map { " as \($0)" } ?? ""
      switch got.sign {
      case .done: return "gathered\(name), done"
      case .waiting: return "gathered\(name)"
      case .stale: return "gathered\(name), stale"
      }
    }
    let tasks = facts.tasks(at: index)
    let work = tasks.isEmpty ? nil : "\(tasks.joined(separator: ", ")) here"
    let place = snapshot.scenario.hole.contains(index) ? "in the hole" : nil
    let details = [snapshot.words(for: index), got, work, place].compactMap(\.self)
    return (0...details.count).reversed().map { count in
      details.prefix(count).reduce(head) { line, words in
        line.appending(line == head ? "  " : "; ", .text).appending(words, .text)
      }
    }
  }
}
