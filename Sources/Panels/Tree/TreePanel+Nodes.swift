// Knows the rows above the slots: root, nodes, branches, and the file at a glance.

import RadixTrees
import Display
import Playback
import Shmem

extension TreePanel {
  private typealias NodeView = RadixTree<Entry>.NodeView

  /// The slots of the window under one node that may or may not exist.
  private struct Group {
    /// The places in the window.
    let places: Range<Int>
    /// The lowest index of the node.
    let firstIndex: UInt64
  }

  /// The nodes of one level over the slots they lead to.
  func drawNodes(ofHeight height: Int, in row: Int, _ window: SlotWindow, _ grid: inout Grid) {
    guard height <= tree.height else {
      if height == 1 { drawRootWithoutNode(in: row, window, &grid) }
      return
    }
    let groups = groups(ofHeight: height, window)
    for (number, group) in groups.enumerated() {
      let start = window.columns[group.places.lowerBound].start
      let next = number + 1 < groups.count ? groups[number + 1].places.lowerBound : nil
      let end = next.map { window.columns[$0].start - 1 } ?? grid.size.columns
      let label = label(of: group, height: height, widthInColumns: end - start)
      grid.put(label, at: Position(row: row, column: start))
      if height > 1 {
        drawArms(of: group, height: height, from: start + label.width, in: row, window, &grid)
      }
    }
  }

  private func drawRootWithoutNode(in row: Int, _ window: SlotWindow, _ grid: inout Grid) {
    let text =
      switch tree.root {
      case .empty: "nothing: the tree is empty"
      case .item: "no node: the root itself is the slot of index 0"
      case .node: ""
      }
    let start = Position(row: row, column: window.columns.first?.start ?? window.labelWidth)
    grid.put(text, at: start, role: .dim)
  }

  private func label(of group: Group, height: Int, widthInColumns: Int) -> Line {
    guard let node = node(ofHeight: height, covering: group.firstIndex) else {
      return Line("no node", .dim).cut(to: widthInColumns)
    }
    let range = "\(node.firstIndex)-\(node.lastIndex)"
    let used = "\(node.occupiedSlotCount) of \(node.slotCount) used"
    let texts = ["node \(range), \(used)", "node \(range)", range]
    return Line(texts.first { $0.count <= widthInColumns } ?? "", .text)
  }

  /// The line from a node's label over its children, which stand in the next row.
  private func drawArms(
    of group: Group,
    height: Int,
    from start: Int,
    in row: Int,
    _ window: SlotWindow,
    _ grid: inout Grid,
  ) {
    let children = groups(ofHeight: height - 1, window).filter { child in
      group.places.contains(child.places.lowerBound)
        && node(ofHeight: height - 1, covering: child.firstIndex) != nil
    }
    let columns = children.map { window.columns[$0.places.lowerBound].start }.filter { $0 > start }
    guard let last = columns.last else { return }
    grid.horizontalLine(row: row, columns: start + 1..<last + 1, role: .frame)
    for column in columns {
      grid.put(column == last ? "┐" : "┬", at: Position(row: row, column: column), role: .frame)
    }
  }

  /// The lines from the leaves down to their slots.
  func drawBranches(in row: Int, _ window: SlotWindow, _ grid: inout Grid) {
    guard tree.height > 0 else {
      if case .item = tree.root, let column = window.column(of: PageIndex(0)) {
        grid.put("│", at: Position(row: row, column: column.start), role: .frame)
      }
      return
    }
    for group in groups(ofHeight: 1, window)
    where node(ofHeight: 1, covering: group.firstIndex) != nil {
      let starts = group.places.map { window.columns[$0].start }
      guard let first = starts.first, let last = starts.last, first < last else {
        starts.forEach { grid.put("│", at: Position(row: row, column: $0), role: .frame) }
        continue
      }
      grid.horizontalLine(row: row, columns: first..<last + 1, role: .frame)
      for start in starts {
        let joint = start == first ? "┌" : start == last ? "┐" : "┬"
        grid.put(joint, at: Position(row: row, column: start), role: .frame)
      }
    }
  }

  private func groups(ofHeight height: Int, _ window: SlotWindow) -> [Group] {
    let shift = UInt64(tree.mapShift * height)
    var groups: [Group] = []
    for (place, column) in window.columns.enumerated() {
      let firstIndex = shift < 64 ? (column.index.rawValue >> shift) << shift : 0
      if let last = groups.last, last.firstIndex == firstIndex {
        groups[groups.count - 1] = Group(
          places: last.places.lowerBound..<place + 1,
          firstIndex: firstIndex,
        )
      } else {
        groups.append(Group(places: place..<place + 1, firstIndex: firstIndex))
      }
    }
    return groups
  }

  private func node(ofHeight height: Int, covering index: UInt64) -> NodeView? {
    guard case .node(var node) = tree.root, index <= node.lastIndex else { return nil }
    while node.height > height {
      let span = (node.lastIndex - node.firstIndex) / UInt64(node.slotCount) + 1
      guard case .child(let child) = node.slot(Int((index - node.firstIndex) / span)) else {
        return nil
      }
      node = child
    }
    return node.height == height ? node : nil
  }

  // MARK: The file at a glance

  /// The whole file in a line: how full each part is, the hole in brackets, the cursor.
  ///
  /// ```text
  ///   file   ███[██████^█████████]███░░░     shown 64-70 of 4096
  /// ```
  func drawOverview(in row: Int, _ window: SlotWindow, _ grid: inout Grid) {
    let shown = PageList.words(PageSet(window.columns.map(\.index)), most: 4)
    let tail = "shown \(shown) of \(snapshot.scenario.filePages)"
    let end = grid.size.columns - 1
    let room = end - SlotWindow.textStart - tail.count - 2
    grid.put(tail, at: Position(row: row, column: max(0, end - tail.count)), role: .dim)
    guard room >= 8 else { return }
    let overview = Overview(snapshot, cells: room)
    grid.put(overview.line, at: Position(row: row, column: SlotWindow.textStart))
  }
}
