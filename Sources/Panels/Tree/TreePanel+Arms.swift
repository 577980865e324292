// Draws the lines between the nodes of the tree, and from the leaves to their slots.

import Display
import Playback
import Shmem

extension TreePanel {
  /// Draws the lines from the nodes of a level down to their children, or to the slots; the way to the cursor is
  /// double.
  ///
  /// ```text
  ///   ╞═══════════════╦──────────────────┐
  ///   0-63            >192-255           960-1023
  /// ```
  func drawArms(ofHeight height: Int, in row: Int, _ window: SlotWindow, _ grid: inout Grid) {
    guard tree.height > 0 else {
      // Only the lowest line is there: the root itself is the slot.
      if height == 1, tree.isDirect, let column = window.column(of: PageIndex(0)) {
        grid.put("│", at: Position(row: row, column: column.start), role: .frame)
      }
      return
    }
    guard height <= tree.height else { return }
    for group in groups(ofHeight: height, window) where isShown(group, height: height) {
      let ends = children(of: group, height: height, window)
      let joints = Self.joints(
        from: group.start,
        to: ends.map(\.column),
        path: ends.first(where: \.isOnPath)?.column
      )
      for joint in joints {
        grid.put(
          joint.text,
          at: Position(row: row, column: joint.column),
          role: joint.isOnPath ? .cursor : .frame
        )
      }
    }
  }

  /// Draws the line from the end of a node's name over its children, which stand in the next row.
  func drawArms(
    of group: Group,
    height: Int,
    from start: Int,
    in row: Int,
    _ window: SlotWindow,
    _ grid: inout Grid,
  ) {
    let columns = children(of: group, height: height, window).map(\.column).filter { $0 > start }
    guard let last = columns.last else { return }
    grid.horizontalLine(row: row, columns: start + 1..<last + 1, role: .frame)
    for column in columns {
      grid.put(column == last ? "┐" : "┬", at: Position(row: row, column: column), role: .frame)
    }
  }

  /// The lower end of a line.
  private struct LineEnd {
    let column: Int
    let isOnPath: Bool
  }

  /// Returns the places of the children of a node that exist; those of a leaf are its shown slots.
  ///
  /// An entry that stands in a node above has one line down to where it begins.
  private func children(of group: Group, height: Int, _ window: SlotWindow) -> [LineEnd] {
    guard !tree.isHeld(above: height, at: PageIndex(group.firstIndex)) else {
      return [LineEnd(column: group.start, isOnPath: isOnPath(group, height: height))]
    }
    guard height > 1 else {
      let cursor = snapshot.cursorIndex.flatMap { window.column(of: $0)?.start }
      return group.starts.map { LineEnd(column: $0, isOnPath: $0 == cursor) }
    }
    return groups(ofHeight: height - 1, window).filter { child in
      group.starts.contains(child.start) && isShown(child, height: height - 1)
    }.map { LineEnd(column: $0.start, isOnPath: isOnPath($0, height: height - 1)) }
  }

  /// Returns true if a node is there, or was until the last step, which says so in its place, or if an entry begins in
  /// its place.
  private func isShown(_ group: Group, height: Int) -> Bool {
    tree.node(ofHeight: height, covering: group.firstIndex) != nil
      || tree.isHeld(above: height, at: PageIndex(group.firstIndex)) && beginsEntry(group)
      || change(ofHeight: height, at: group.firstIndex) == .freed
  }

  /// A cell of a line.
  private struct Joint {
    let column: Int
    let text: String
    let isOnPath: Bool
  }

  /// Returns the cells of the line from the column under the parent to the last child.
  ///
  /// The parent stands over its first slot, even if the node below that slot does not exist.
  private static func joints(from first: Int, to columns: [Int], path: Int?) -> [Joint] {
    guard let last = columns.last else { return [] }
    return (first...last).map { column in
      let isEnd = columns.contains(column)
      // The line is double from the parent to the child on the path.
      let isHeavy = path.map { column <= $0 } ?? false
      let text =
        if first == last {
          isHeavy ? "║" : "│"
        } else if column == first, !isEnd {
          isHeavy ? "╚" : "└"
        } else if column == first {
          column == path ? "╟" : isHeavy ? "╞" : "├"
        } else if column == path {
          column == last ? "╗" : "╦"
        } else if column == last {
          "┐"
        } else if isHeavy {
          isEnd ? "╤" : "═"
        } else {
          isEnd ? "┬" : "─"
        }
      return Joint(column: column, text: text, isOnPath: isHeavy)
    }
  }
}
