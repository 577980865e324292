// Gives the words for the ways past the first loop.

import Shmem

extension FirstLoopSurvivor {
  /// Returns the way in words, the longest first.
  package func words(in snapshot: Snapshot) -> [String] {
    switch way {
    case .lockedPage(let owner):
      let name = snapshot.name(of: owner)
      return [
        "\(name) has locked the page; the first loop does not wait", "locked by \(name)", "locked",
      ]
    case .pageGone:
      return [
        "the page left the file between gather and lock", "the page has left", "gone",
      ]
    case .pageForSwap(.some(let owner)):
      let name = snapshot.name(of: owner)
      return [
        "the swap entry has become a page, locked by \(name)", "a page now, locked", "a page",
      ]
    case .pageForSwap(nil):
      return [
        "the swap entry has become a page that is not locked", "a page now, not locked", "a page",
      ]
    case .otherSwap:
      return ["the slot holds another swap entry by now", "another entry", "another"]
    case .writeback:
      return ["the page is being written to the disk", "being written", "written"]
    }
  }

  /// Returns what has become of the old data since, in a word or two.
  package func fate(in snapshot: Snapshot) -> String {
    let isThere = snapshot.obligations.contains(index)
    switch snapshot.machine.file.phase {
    case .before, .during: return isThere ? "still there" : "gone"
    case .after: return isThere ? "LEFT BEHIND" : "gone"
    }
  }
}
