// Knows how to name many pages of the file in few words.

import Shmem

/// Pages of the file as ranges: `1-3, 7, 9-12`.
enum PageList {
  /// The first few ranges, and how many pages are left out.
  static func words(_ pages: [PageIndex], most limit: Int) -> String {
    var ranges: [(first: PageIndex, last: PageIndex)] = []
    for page in pages {
      if let last = ranges.last, last.last.next == page {
        ranges[ranges.count - 1].last = page
      } else {
        ranges.append((page, page))
      }
    }
    let shown = ranges.prefix(limit)
    let words = shown.map { $0.first == $0.last ? "\($0.first)" : "\($0.first)-\($0.last)" }
    let left = ranges.dropFirst(limit).reduce(0) { $0 + $1.last.distance(from: $1.first) + 1 }
    return words.joined(separator: ", ") + (left > 0 ? " +\(left)" : "")
  }

  /// A word and as many ranges as fit into a width, or else only the number of pages.
  static func words(_ word: String, _ pages: [PageIndex], widthInColumns width: Int) -> String {
    let choices = (1...8).reversed().map { "\(word): \(words(pages, most: $0))" }
    return choices.first { $0.count <= width } ?? "\(word) \(pages.count) pages"
  }
}
