// Knows the columns of the moments of a way that is drawn from left to right.

/// The columns of the moments of a way: one or more for each, or equal stretches of moments in one column.
///
/// ```text
///   4 moments, 12 columns     000111222333
///   12 moments, 6 columns     01 23 45 67 89 ab, a column each
/// ```
struct TimeScale: Hashable {
  /// The number of moments.
  let count: Int
  /// The number of columns that are used.
  let width: Int
  /// The number of columns for a moment; 0 if a column stands for several.
  private let columnsPerMoment: Int

  /// The most columns for a moment.
  private static let widest = 4

  /// Fits a way into a width.
  init(count: Int, widthInColumns: Int) {
    self.count = max(1, count)
    let room = max(1, widthInColumns)
    columnsPerMoment = min(Self.widest, room / self.count)
    width = columnsPerMoment > 0 ? columnsPerMoment * self.count : room
  }

  /// True if a column stands for several moments.
  var isFolded: Bool { columnsPerMoment == 0 }

  /// Returns the columns of a moment.
  func columns(of place: Int) -> Range<Int> {
    guard isFolded else {
      return place * columnsPerMoment..<(place + 1) * columnsPerMoment
    }
    // The last column whose first moment is not later.
    let column = place * width / count
    return column..<column + 1
  }

  /// Returns the moments in a column.
  func places(in column: Int) -> Range<Int> {
    guard isFolded else {
      return column / columnsPerMoment..<column / columnsPerMoment + 1
    }
    let bounds = [column, column + 1].map { ($0 * count + width - 1) / width }
    return bounds[0]..<max(bounds[0] + 1, bounds[1])
  }
}
