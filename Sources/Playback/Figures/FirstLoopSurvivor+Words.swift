// Gives the words for the ways past the first loop.

import Shmem

extension FirstLoopSurvivor {
  /// Returns the way in words, the longest first.
  package func words(in snapshot: Snapshot) -> [String] {
    wordsAsOf2014(in: snapshot).map(snapshot.scenario.kernel.naming)
  }

  private func wordsAsOf2014(in snapshot: Snapshot) -> [String] {
    switch way {
    case .lockedPage(let owner):
      let name = snapshot.name(of: owner)
      return [
        "\(name) has locked \(gathered); the first loop does not wait",
        "\(gathered) is locked by \(name)", "locked by \(name)", "locked",
      ]
    case .pageGone:
      return [
        "\(gathered) left the file between gather and lock", "\(gathered) has left the file",
        "has left the file", "has left",
      ]
    case .pageForSwap(.some(let owner)):
      let name = snapshot.name(of: owner)
      return [
        "\(gathered) has become a page, locked by \(name)", "has become a page, locked", "a page",
      ]
    case .pageForSwap(nil):
      return [
        "\(gathered) has become a page that is not locked", "a page now, not locked", "a page",
      ]
    case .otherSwap:
      return ["the slot holds another swap entry by now", "another swap entry", "another"]
    case .writeback:
      return ["\(gathered) is being written to the disk", "being written", "written"]
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
