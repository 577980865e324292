// Knows how a list of moves says that a move will be made under the lock of the page tree.

import Display
import Playback
import Shmem

extension Play {
  /// Returns the words that mark the moves of a list that will be made under the lock: its name, or a short word where
  /// the name has no room behind one of them.
  ///
  /// - Parameters:
  ///   - moves: the moves of the list, each with the width of all else in its line.
  ///   - width: the width of the list.
  /// - Returns: the same words for every move of the list.
  func lockWords(for moves: [(move: Move, width: Int)], of width: Int) -> String {
    let name = snapshot.scenario.kernel.treeLockName
    let fits = moves.allSatisfy { move, used in
      !willTakeTreeLock(move) || used + 1 + name.count < width
    }
    return fits ? name : Self.shortLockWord
  }

  /// Returns the end of a move's line: the lock of the tree if the move takes it, and what the move leads to while
  /// hints are on.
  ///
  /// - Parameters:
  ///   - move: the move.
  ///   - lockWords: the words for the lock.
  ///   - line: the line before it.
  ///   - room: the width up to the last column of the end.
  /// - Returns: the end, which is empty for most moves.
  func ending(of move: Move?, _ lockWords: String, behind line: Line, of room: Int) -> Line {
    guard let move else { return .empty }
    let lock = willTakeTreeLock(move) ? Line(lockWords, .dim) : .empty
    let used = line.width + (lock.width > 0 ? 1 + lock.width : 0)
    guard let mark = reachability(of: move)?.line(behind: used, of: room) else { return lock }
    return lock.width > 0 ? lock.appending(" ", .text).appending(mark) : mark
  }

  /// Returns the columns that the mark of a hint takes at the end of a move's line, at least; 0 without hints.
  func hintWidth(of move: Move) -> Int {
    reachability(of: move).map { 1 + $0.shortWords.count } ?? 0
  }

  /// The word for the lock where its name has no room.
  private static let shortLockWord = "lock"
}
