// How large a screen or a part of it is.

/// The extent of a grid or a rectangle.
package struct Size: Hashable, Sendable {
  /// The height, counted in rows.
  package var rows: Int

  /// The width, counted in character cells.
  package var columns: Int

  /// An extent of `rows` by `columns`, either of which may be zero.
  ///
  /// - Precondition: neither is negative.
  package init(rows: Int, columns: Int) {
    precondition(rows >= 0 && columns >= 0, "a size has no negative side")
    self.rows = rows
    self.columns = columns
  }
}
