// Knows which of many rows are shown where there is room for a few.

/// A choice of rows from a list that is longer than its room.
///
/// ```text
///   0 1 2 3 4 5 6 7      room for 4, 5 must be seen      3 4 5 6
///                        and 0 as well                   0 3 4 5
/// ```
struct Excerpt: Hashable {
  /// The places of the rows shown, ascending, counted from 0.
  let places: [Int]
  /// The number of rows that are not shown.
  let hiddenCount: Int

  /// Chooses rows around the first of those that must be seen, and adds the others that must be seen.
  init(of count: Int, room: Int, keeping kept: [Int]) {
    let room = max(0, min(room, count))
    let centre = kept.first ?? 0
    let first = max(0, min(centre - room / 2, count - room))
    var places = Array(first..<first + room)
    for place in kept.dropFirst() where !places.contains(place) {
      // The row furthest from the first one makes room.
      let free = places.filter { !kept.contains($0) }
      guard let furthest = free.max(by: { abs($0 - centre) < abs($1 - centre) }) else { break }
      places.removeAll { $0 == furthest }
      places.append(place)
    }
    self.places = places.sorted()
    hiddenCount = count - places.count
  }

  /// The words in place of the rows that are not shown.
  var hiddenWords: String { "\(hiddenCount) more" }
}
