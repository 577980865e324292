// Draws the nodes of the tree above the slots, level by level.

import Display
import Playback
import Shmem

extension TreePanel {
  /// The shown slots that belong to one node, whether the node exists or not.
  struct Group: Hashable {
    /// The lowest index of the node.
    let firstIndex: UInt64
    /// The columns of the screen where the names of the slots start, ascending; never empty.
    var starts: [Int]

    /// The column of the screen where the name of the node starts.
    var start: Int { starts[0] }
  }

  /// The change of a node by the last step.
  enum NodeChange {
    case new, freed
  }

  /// Draws the nodes of one level above the slots they lead to, each with the number of its slots in use.
  ///
  /// ```text
  ///   leaf     0-63: 1 used  >192-255: 2 used   (2)    960-1023    > on the path to the cursor
  /// ```
  func drawNodes(
    ofHeight height: Int,
    linesBelow: Bool,
    in row: Int,
    _ window: SlotWindow,
    _ grid: inout Grid
  ) {
    let heightBefore = play.previous.machine.storage.tree.height
    // Below a root that is gone its nodes are shown once more, as freed.
    guard height <= tree.height || height < heightBefore else {
      drawMissingLevel(ofHeight: height, heightBefore: heightBefore, in: row, window, &grid)
      return
    }
    let groups = groups(ofHeight: height, window)
    var start = window.labelWidth
    for (number, group) in groups.enumerated() {
      let follower = number + 1 < groups.count ? groups[number + 1] : nil
      // A blank stays before the next name, which may begin with the mark of the path.
      let isMarkNext = follower.map { isMarked($0, height: height) } ?? false
      let next = follower.map { $0.start - (isMarkNext ? 2 : 1) } ?? grid.size.columns
      let hidden = hiddenNodes(ofHeight: height, in: window, start..<next)
      let label = label(of: group, height: height, room: group.start..<next, hidden)
      let mark = label.isMarked ? 1 : 0
      let end = group.start + label.line.width - mark
      grid.put(label.line, at: Position(row: row, column: group.start - mark))
      if let hidden {
        let isBefore = hidden.start < group.start
        let column = isBefore ? hidden.start : max(hidden.start, end + 1)
        let room = (isBefore ? group.start - mark - 1 : next) - column
        let words = [hidden.words, hidden.number].first { $0.count <= room } ?? ""
        grid.put(words, at: Position(row: row, column: column), role: .dim)
      }
      if height > 1, !linesBelow {
        drawArms(of: group, height: height, from: end, in: row, window, &grid)
      }
      start = next
    }
  }

  /// Says what stands in the place of a level that the tree does not have.
  private func drawMissingLevel(
    ofHeight height: Int,
    heightBefore: Int,
    in row: Int,
    _ window: SlotWindow,
    _ grid: inout Grid
  ) {
    let line: Line? =
      if height <= heightBefore {
        Line("root freed: height \(heightBefore) becomes \(tree.height)", .changed)
      } else if height == 1 {
        tree.isDirect
          ? Line("no node: the root itself is the slot of index 0", .dim)
          : Line("nothing: the tree is empty", .dim)
      } else {
        nil
      }
    let start = Position(row: row, column: window.columns.first?.start ?? window.labelWidth)
    if let line { grid.put(line.cut(to: grid.size.columns - start.column), at: start) }
  }

  /// Returns the name of a node, and true with it if the name starts with the mark of the path, which stands before
  /// the column of the slots.
  private func label(
    of group: Group,
    height: Int,
    room: Range<Int>,
    _ hidden: HiddenNodes?
  ) -> (line: Line, isMarked: Bool) {
    let width = room.count
    let change = change(ofHeight: height, at: group.firstIndex)
    guard let node = tree.node(ofHeight: height, covering: group.firstIndex) else {
      let text = absence(of: group, height: height, change).first { $0.count <= width } ?? ""
      return (Line(text, change == .freed ? .changed : .dim), false)
    }
    let range = "\(node.pages.lowerBound)-\(node.pages.upperBound)"
    let used = "\(node.occupiedSlotCount) of \(node.slotCount) used"
    let name = height == tree.height ? "node \(range)" : range
    let isOnPath = isMarked(group, height: height)
    let texts =
      switch change {
      case .new: ["\(range) new!", "new!"]
      case .freed, nil:
        [
          "\(name), \(used)", "\(range), \(used)", "\(range): \(node.occupiedSlotCount) used",
          range,
        ]
      }
    // The number of hidden nodes stands after the name; it gives way to the pages of the node.
    let limit = hidden.map {
      $0.start > room.lowerBound
        ? max($0.start - 1 - room.lowerBound, width - 1 - $0.number.count) : width
    }
    let text =
      texts.first { $0.count <= min(width, limit ?? width) } ?? texts.last { $0.count <= width }
      ?? [used, "\(node.occupiedSlotCount) used", "node"].first { $0.count <= width } ?? ""
    let role: Role = change == nil ? (isOnPath ? .emphasis : .text) : .changed
    let mark = isOnPath ? Line(">", .cursor) : .empty
    return (mark.appending(text, role), isOnPath)
  }

  /// Returns what stands in the place of a node that is not there, from the longest words to the shortest.
  private func absence(of group: Group, height: Int, _ change: NodeChange?) -> [String] {
    let pages = tree.pages(ofNodeOfHeight: height, covering: group.firstIndex)
    if change == .freed {
      return ["\(pages.lowerBound)-\(pages.upperBound) freed!", "freed!", "-!"]
    }
    let index = PageIndex(group.firstIndex)
    guard tree.isHeld(above: height, at: index) else { return ["no node", "none", "-"] }
    guard beginsEntry(group) else { return [] }
    return tree.isHeld(above: height + 1, at: index)
      ? ["│"] : ["entry in the node above", "in the node above", "no leaf", "│"]
  }

  /// Returns true if the entry in the first slot of a node begins there; a larger one can begin in a node before it.
  func beginsEntry(_ group: Group) -> Bool {
    let index = PageIndex(group.firstIndex)
    return snapshot.machine.storage.entryRange(at: index).base == index
  }

  /// Returns true if the cursor is at a page that a node covers.
  func isOnPath(_ group: Group, height: Int) -> Bool {
    guard let cursor = snapshot.cursorIndex else { return false }
    return tree.pages(ofNodeOfHeight: height, covering: cursor.rawValue).contains(group.firstIndex)
  }

  /// Returns true if the name of a node has the mark of the path: the root has none, as every path begins there.
  private func isMarked(_ group: Group, height: Int) -> Bool {
    height < tree.height && isOnPath(group, height: height)
      && tree.node(ofHeight: height, covering: group.firstIndex) != nil
  }

  /// Returns the change of a node by the last step; nil if it was there before and still is, or neither.
  func change(ofHeight height: Int, at firstIndex: UInt64) -> NodeChange? {
    let before = play.previous.machine.storage.tree
    let was = before.node(ofHeight: height, covering: firstIndex) != nil
    let isThere = tree.node(ofHeight: height, covering: firstIndex) != nil
    return was == isThere ? nil : isThere ? .new : .freed
  }

  /// Returns the shown slots, by the nodes of a level that they belong to.
  func groups(ofHeight height: Int, _ window: SlotWindow) -> [Group] {
    window.columns.reduce(into: []) { groups, column in
      let first = tree.pages(ofNodeOfHeight: height, covering: column.index.rawValue).lowerBound
      if groups.last?.firstIndex == first {
        groups[groups.count - 1].starts.append(column.start)
      } else {
        groups.append(Group(firstIndex: first, starts: [column.start]))
      }
    }
  }

  // MARK: Nodes in a fold

  /// The nodes of a level that are in a fold as a whole.
  private struct HiddenNodes {
    /// The column of the screen where the fold starts.
    let start: Int
    /// The number of those that exist.
    let count: Int

    /// Their number in parentheses.
    var number: String { "(\(count))" }
    /// The same with the word for it.
    var words: String { "(\(count) node\(count == 1 ? "" : "s"))" }
  }

  /// Returns the nodes of a level that are hidden in the last fold of some columns of the screen, or nil if there are none.
  private func hiddenNodes(
    ofHeight height: Int,
    in window: SlotWindow,
    _ columns: Range<Int>
  ) -> HiddenNodes? {
    guard height < tree.height, let fold = window.folds.last(where: { columns.contains($0.start) })
    else { return nil }
    let span = PageTree.lastIndex(ofHeight: height, shift: tree.shift) + 1
    let first = (fold.pages.lowerBound + span - 1) / span
    // The last node of the file can go beyond its end.
    let isLast = fold.pages.upperBound == snapshot.scenario.filePages
    let end = (fold.pages.upperBound + (isLast ? span - 1 : 0)) / span
    guard first < end, tree.count(in: first * span..<end * span) > 0 else { return nil }
    let count = tree.nodeCount(ofHeight: height, in: first * span..<end * span)
    // Entries of an order can stand above the level.
    guard count > 0 else { return nil }
    return HiddenNodes(start: fold.start, count: count)
  }
}
