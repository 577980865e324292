// Knows how a list of moves says that a move will be made under the lock of the page tree.

import Display
import Playback
import Shmem

extension Play {
  /// Returns the name of the lock, to stand at the end of a move's line; empty where the move takes it not, or where
  /// there is no room for it.
  func lockLine(_ move: Move?, after line: Line, _ widthInColumns: Int) -> Line {
    guard let move, willTakeTreeLock(move) else { return .empty }
    let name = snapshot.scenario.kernel.treeLockName
    return line.width + 1 + name.count < widthInColumns ? Line(name, .dim) : .empty
  }
}
