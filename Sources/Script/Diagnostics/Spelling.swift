// Finds the word that was probably meant.

extension String {
  /// Returns the only word of which this text is a likely misspelling or the beginning; nil if there is
  /// none or more than one.
  func likelyMeant(among words: [String]) -> String? {
    // No word is that long, and a comparison with a very long text would take long.
    guard utf8.count <= 100 else { return nil }
    let typed = Array(lowercased())
    guard typed.count > 1 else { return nil }
    // One wrong letter in three is a slip; more of them make another word.
    let tolerance = Swift.max(1, typed.count / 3)
    let distances = words.map { typed.edits(to: Array($0.lowercased())) }
    if let least = distances.min(), least <= tolerance {
      let nearest = zip(words, distances).filter { $0.1 == least }
      return nearest.count == 1 ? nearest[0].0 : nil
    }
    let continuations = words.filter { $0.hasPrefix(self) }
    return continuations.count == 1 ? continuations[0] : nil
  }
}

extension [Character] {
  /// Returns the lowest number of letters to change, add, drop or swap with their neighbour.
  ///
  /// - Complexity: O(*n* · *m*), the lengths of the two words.
  fileprivate func edits(to other: [Character]) -> Int {
    // rows[i][j] is the answer for the first i letters of this word and the first j of the other one.
    var rows = [Array<Int>(0...other.count)]
    for i in indices {
      var row = [i + 1]
      for j in other.indices {
        let isSame = self[i] == other[j]
        var least = Swift.min(rows[i][j] + (isSame ? 0 : 1), rows[i][j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, self[i] == other[j - 1], self[i - 1] == other[j] {
          least = Swift.min(least, rows[i - 1][j - 1] + 1)
        }
        row.append(least)
      }
      rows.append(row)
    }
    return rows[count][other.count]
  }
}
