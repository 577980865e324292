// Knows the events of the view of the whole file.

package import Shmem

/// A wish about the view of the whole file.
package enum ZoomEvent: Hashable, Sendable {
  /// Show the whole file.
  case open
  /// Choose the cell so many cells on at the same level, back if negative.
  case move(by: Int)
  /// Choose the same cell of the node so many nodes on, back if negative.
  case moveNode(by: Int)
  /// Choose the first cell of the node.
  case first
  /// Choose the last cell of the node.
  case last
  /// Go into the node below the cell; at the lowest level, select the slot and close the view.
  case enter
  /// Go into the node below the cell; at the lowest level, stay.
  case down
  /// Go to the cell above the node.
  case up
  /// Choose the slot of the cursor, at the same level.
  case toCursor
  /// Choose the cell of a level above a page; if it is chosen already, go into it.
  case choose(PageIndex, height: Int)
  /// Start a search for a slot.
  case openSearch
  /// Repeat the search, further on in the file.
  case searchOn
  /// Repeat the search, further back in the file.
  case searchBack
}
