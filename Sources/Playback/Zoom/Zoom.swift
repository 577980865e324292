// Knows the place in the tree of a file that a person looks at, and how to move it.

package import Shmem

/// The view of the whole file: a page, and the level of the tree among whose cells the keys choose.
///
/// The chosen cell of any level is the one above the page. So going down and up again leads to the same cell.
package struct Zoom: Hashable, Sendable {
  /// The page below the chosen cell; at level 1 its slot is the chosen cell.
  package private(set) var page: PageIndex
  /// The level of the chosen cell: 1 for the leaves.
  package private(set) var height: Int
  /// The text that n and N search for; nil before the first search.
  package internal(set) var search: String?

  /// Looks at the whole file, with the cell above the cursor chosen, or else the one above the selected slot.
  init(of play: Play) {
    let levels = TreeLevels(of: play.snapshot.scenario)
    page = min(play.snapshot.cursorIndex.flatMap(levels.contained) ?? play.selected, levels.last)
    height = levels.count
  }

  /// Chooses the cell above a page.
  mutating func show(_ page: PageIndex, ofHeight height: Int, in levels: TreeLevels) {
    self.page = min(page, levels.last)
    self.height = min(max(height, 1), levels.count)
  }

  /// Goes so many cells on at the same level, or back if negative, up to the ends of the file.
  mutating func move(by cells: Int, in snapshot: Snapshot) {
    let levels = TreeLevels(of: snapshot.scenario)
    let span = levels.pagesPerCell(ofHeight: height)
    let (now, last) = (Int(page.rawValue / span), Int(levels.last.rawValue / span))
    choose(min(max(now + cells, 0), last), unlessItIs: now, in: snapshot)
  }

  /// Goes a whole node on at the same level, or back if negative, to the same cell of it.
  mutating func moveNode(by nodes: Int, in snapshot: Snapshot) {
    move(by: nodes << snapshot.scenario.mapShift, in: snapshot)
  }

  /// Goes to the first or the last cell of the node.
  mutating func goToEdge(atEnd: Bool, in snapshot: Snapshot) {
    let levels = TreeLevels(of: snapshot.scenario)
    let span = levels.pagesPerCell(ofHeight: height)
    let node = levels.node(ofHeight: height, covering: page)
    let wanted = atEnd ? node.upperBound - 1 : node.lowerBound
    choose(Int(wanted / span), unlessItIs: Int(page.rawValue / span), in: snapshot)
  }

  /// Chooses the cell of a level above a page.
  mutating func choose(cellAbove page: PageIndex, ofHeight height: Int, in snapshot: Snapshot) {
    let span = TreeLevels(of: snapshot.scenario).pagesPerCell(ofHeight: height)
    self.height = height
    choose(Int(page.rawValue / span), unlessItIs: Int(self.page.rawValue / span), in: snapshot)
  }

  /// Returns true if the chosen cell is the one of a level above a page.
  func isAbove(_ page: PageIndex, ofHeight height: Int, in levels: TreeLevels) -> Bool {
    height == self.height
      && levels.cell(ofHeight: height, covering: page).contains(self.page.rawValue)
  }

  /// Goes one level up, to the cell above the node.
  mutating func leave(in levels: TreeLevels) {
    height = min(height + 1, levels.count)
  }

  /// Goes one level down, into the node below the cell.
  mutating func enter() {
    height = max(height - 1, 1)
  }

  /// Chooses a cell by its number among all cells of its level; below it, the cursor or else the first slot in use.
  private mutating func choose(_ cell: Int, unlessItIs now: Int, in snapshot: Snapshot) {
    guard cell != now else { return }
    let levels = TreeLevels(of: snapshot.scenario)
    let first = PageIndex(UInt64(cell) * levels.pagesPerCell(ofHeight: height))
    let pages = levels.cell(ofHeight: height, covering: first)
    let used = snapshot.machine.storage.occupiedSlot(from: first)?.index
    page =
      [snapshot.cursorIndex, used].compactMap(\.self).first { pages.contains($0.rawValue) } ?? first
  }
}

extension TreeLevels {
  /// Returns a page if it is one of the file.
  func contained(_ page: PageIndex) -> PageIndex? { page.rawValue < filePages ? page : nil }
}
