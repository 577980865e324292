// Knows how to tell what happens in the page cache of an ordinary file and in tmpfs never does.

import Shmem

extension Narrator {
  /// What the end of the walk means, behind what is said about its last step.
  func withWalkEnd(_ sentence: String) -> String {
    let phases = (before.machine.file.phase, after.machine.file.phase)
    guard before.scenario.mapping == .file, phases == (.during, .after) else { return sentence }
    return "\(sentence) With that the walk is over, and the blocks on the disk are freed."
  }
}

extension UndoRangeNarrator {
  /// P6e and P16e.
  func tellClear(_ shadow: Shadow, at index: PageIndex, goesBack: Bool) -> String {
    let who = narrator.name(call.task)
    guard narrator.before.machine[index] != .shadow(shadow) else {
      return
        "Slot \(index) still holds shadow \(shadow): \(who) empties it, and no data goes with it."
    }
    let slot = narrator.describe(slot: index, in: narrator.before)
    let change = "Slot \(index) no longer holds shadow \(shadow) but \(slot)"
    if goesBack { return "\(change): \(who) has to go back to page \(index)." }
    return narrator.before.machine[call.task].undo?.loop == 1
      ? "\(change): the first loop passes on." : "\(change); \(whatIsLeft)."
  }
}
