// Computes the way from the root of the tree down to one slot, with the nodes that have come or gone.

import Display
import Playback
import Shmem

/// The way from the root to a slot, for a place that has one line for all levels.
///
/// ```text
///   root › 0-63 › 8-11 › slot 10
///   root › 0-15 › 8-11 freed! › slot 9
///   root 0-15 new! › 8-11 new! › slot 9
///   root, height 3 -> 0! › slot 17
///   root › no node › slot 17
/// ```
struct TreePath: Hashable {
  /// A part of the way above the slot.
  struct Crumb: Hashable {
    let text: String
    /// True if the last step has made or freed the node, or has changed the height of the tree.
    var isChanged = false
  }

  /// The parts above the slot, the root first; never empty.
  let crumbs: [Crumb]
  /// The slot at the end.
  let index: PageIndex

  /// True if the last step has changed a part of the way.
  var hasChange: Bool { crumbs.contains(where: \.isChanged) }

  /// The way in as many lengths as there may be room for, the longest first; none leaves out the first change.
  var lines: [Line] {
    let short = crumbs + [Crumb(text: "\(index)")]
    let whole = [crumbs + [slot], short]
    guard let changed = crumbs.firstIndex(where: \.isChanged) else {
      let gaps = (1..<max(1, crumbs.count - 1)).map { dropped in
        [short[0], Self.gap] + short.dropFirst(1 + dropped)
      }
      let end = crumbs.count > 1 ? [[Self.gap] + short.suffix(2)] : []
      return (whole + gaps + end).map(Self.line)
    }
    let upper = (0..<changed).map { Array(short.dropFirst($0 + 1)) }
    let rest = Array(short[changed...])
    let gap = rest.count > 2 ? [[rest[0], Self.gap, rest[rest.count - 1]]] : []
    return (whole + upper + gap + [[rest[0]]]).map(Self.line)
  }

  /// Returns the longest line for a width; where the whole way does not fit, its middle is left out.
  func line(widthInColumns width: Int) -> Line {
    let whole = crumbs + [slot]
    let gaps = (1..<max(1, whole.count - 1)).map { dropped in
      Self.line([whole[0], Self.gap] + whole.dropFirst(1 + dropped))
    }
    let lines = hasChange ? self.lines : [self.lines[0]] + gaps
    return (lines.first { $0.width <= width } ?? lines[lines.count - 1]).cut(to: width)
  }

  private var slot: Crumb { Crumb(text: "slot \(index)") }
  private static let gap = Crumb(text: "...")

  private static func line(_ crumbs: [Crumb]) -> Line {
    crumbs.reduce(Line.empty) { line, crumb in
      let head = line.width > 0 ? line.appending(" › ", .text) : line
      return head.appending(crumb.text, crumb.isChanged ? .changed : .text)
    }
  }
}

extension TreePanel {
  /// The change of the tree's nodes by the last step; nil if they are the same.
  var shape: TreeChange? { snapshot.machine.treeChange(since: play.previous.machine) }

  /// The way to the slot that the moment is about; nil if it is about none.
  ///
  /// It is the slot whose nodes the last step has made or freed, else that of the cursor, else that of the last step.
  var path: TreePath? {
    let pages = snapshot.scenario.filePages
    let touched = play.slotsTouched(at: play.timeline.current).first { $0.rawValue < pages }
    return (reshaped ?? snapshot.cursorIndex ?? touched).map { path(to: $0) }
  }

  /// Returns the way to a slot.
  func path(to index: PageIndex) -> TreePath {
    var crumbs = [rootCrumb]
    // A small tree has no nodes over a far slot, and without any node the root is slot 0 itself.
    guard index.rawValue <= PageTree.lastIndex(ofHeight: tree.height, shift: tree.shift) else {
      if !crumbs[0].isChanged { crumbs.append(TreePath.Crumb(text: "no node")) }
      return TreePath(crumbs: crumbs, index: index)
    }
    for height in (1..<max(1, tree.height)).reversed() {
      let crumb = crumb(ofHeight: height, at: index)
      crumbs.append(crumb)
      // There is nothing below a node that is not there.
      if tree.node(ofHeight: height, covering: index.rawValue) == nil { break }
    }
    return TreePath(crumbs: crumbs, index: index)
  }

  /// The slot over which the last step has made or freed nodes; nil if there is none.
  private var reshaped: PageIndex? {
    guard let shape else { return nil }
    let before = play.previous.machine.storage.tree
    let changed = tree.pages(differingFrom: before)
    let nodes = shape.made + shape.freed
    return changed.first { index in nodes.contains { $0.contains(index) } } ?? changed.first
  }

  /// The root, with a change of the height.
  private var rootCrumb: TreePath.Crumb {
    if tree.height > 0, change(ofHeight: tree.height, at: 0) == .new {
      let range = range(ofHeight: tree.height, at: 0)
      return TreePath.Crumb(text: "root \(range) new!", isChanged: true)
    }
    guard let shape, shape.height < shape.heightBefore else { return TreePath.Crumb(text: "root") }
    let heights = "height \(shape.heightBefore) -> \(shape.height)!"
    return TreePath.Crumb(text: "root, \(heights)", isChanged: true)
  }

  private func crumb(ofHeight height: Int, at index: PageIndex) -> TreePath.Crumb {
    let range = range(ofHeight: height, at: index.rawValue)
    switch change(ofHeight: height, at: index.rawValue) {
    case .new: return TreePath.Crumb(text: "\(range) new!", isChanged: true)
    case .freed: return TreePath.Crumb(text: "\(range) freed!", isChanged: true)
    case nil:
      let isThere = tree.node(ofHeight: height, covering: index.rawValue) != nil
      let isAbove = tree.isHeld(above: height, at: index)
      return TreePath.Crumb(text: isThere ? range : isAbove ? "entry \(range)" : "no node")
    }
  }

  /// Returns the pages of a node, whether it exists or not.
  private func range(ofHeight height: Int, at index: UInt64) -> String {
    let pages = tree.pages(ofNodeOfHeight: height, covering: index)
    return "\(pages.lowerBound)-\(pages.upperBound)"
  }

  /// Draws the way in a row of its own: to the selection if the moment is about no slot.
  func drawCrumbs(in row: Int, _ grid: inout Grid) {
    let room = grid.size.columns - 1 - SlotWindow.textStart
    let line = (path ?? path(to: play.selected)).line(widthInColumns: room)
    grid.put(line, at: Position(row: row, column: SlotWindow.textStart))
  }
}
