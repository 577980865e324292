// Knows how a cell is given to curses.

import CCurses
import Display

/// A writer of cells, which caches the pieces of all glyphs that are more than one narrow character.
///
/// Curses and the C library must find a glyph as wide as the grid does: the places of all later cells
/// in the row depend on it.
struct GlyphWriter {
  private var known: [Glyph: [Glyph.Piece]] = [:]

  /// Writes one cell; the second half of a wide glyph is written together with the first one.
  mutating func write(_ cell: Cell, row: Int, column: Int) {
    let look = Int32(cell.role.rawValue)
    if let scalar = cell.glyph.scalar, Glyphs.contains(scalar) {
      pcu_put(Int32(clamping: row), Int32(clamping: column), scalar.value, look)
      return
    }
    for piece in pieces(of: cell.glyph) {
      let scalars = piece.scalars.map(\.value)
      // The array outlives the call.
      unsafe pcu_put_cluster(
        Int32(clamping: row),
        Int32(clamping: column + piece.offset),
        scalars,
        Int32(scalars.count),
        look
      )
    }
  }

  private mutating func pieces(of glyph: Glyph) -> [Glyph.Piece] {
    if let pieces = known[glyph] { return pieces }
    let pieces = glyph.pieces(measuredBy: { Int(pcu_width($0.value)) })
    known[glyph] = pieces
    return pieces
  }
}
