// Knows how to name many pages of the file in few words.

import Shmem

/// Words for sets of pages, as ranges: `1-3, 7, 9-12`.
enum PageList {
  /// Returns the first few ranges, and the number of pages in the others.
  static func words(_ pages: PageSet, most limit: Int) -> String {
    let shown = pages.ranges.prefix(limit).map { pages in
      let last = PageIndex(pages.upperBound.rawValue - 1)
      return pages.lowerBound == last ? "\(last)" : "\(pages.lowerBound)-\(last)"
    }
    let left = pages.ranges.dropFirst(limit).reduce(0) {
      $0 + $1.upperBound.distance(from: $1.lowerBound)
    }
    return shown.joined(separator: ", ") + (left > 0 ? " +\(left)" : "")
  }

  /// Returns a word and as many ranges as fit into a width, or else the word and the number of pages.
  static func words(_ word: String, _ pages: PageSet, widthInColumns width: Int) -> String {
    let choices = (1...8).reversed().map { "\(word): \(words(pages, most: $0))" }
    return choices.first { $0.count <= width } ?? "\(word) \(pages.count) pages"
  }
}
