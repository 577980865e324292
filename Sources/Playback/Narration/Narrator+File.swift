// Knows how to tell what happens in the page cache of an ordinary file and in tmpfs never does.

import Shmem

extension Narrator {
  func tell(_ read: DiskRead, by task: TaskID, at index: PageIndex) -> String {
    let name = name(task)
    switch read {
    case .allocate:
      let page = after.machine[task].lockedPage.map(\.description) ?? "a page"
      return "\(name) gets a free frame, \(page), and locks it."
    case .add(let page):
      switch before.machine[index] {
      case .page, .swap:
        return "Slot \(index) holds a page by now: \(name) throws \(page) away and looks again."
      case .shadow(let shadow):
        return "\(name) puts the new \(page) into slot \(index) in the place of shadow \(shadow)."
      case nil: return "\(name) puts the new \(page) into the empty slot \(index)."
      }
    case .read(let page):
      guard after.machine[page].content?.isZeros == true else {
        return "\(name) reads page \(index) from the disk into \(page): "
          + "the bytes are what they were."
      }
      let reason = isInsideFile(index) ? "its blocks have been freed" : "it lies behind the end"
      return "\(name) reads page \(index) into \(page): \(reason), these are zeros."
    case .unlock(let page): return "The read has ended: \(name) unlocks \(page)."
    }
  }

  /// What the end of the walk means, behind what is said about its last step.
  func withWalkEnd(_ sentence: String) -> String {
    let phases = (before.machine.file.phase, after.machine.file.phase)
    guard before.scenario.mapping == .file, phases == (.during, .after) else { return sentence }
    return "\(sentence) With that the walk is over, and the blocks on the disk are freed."
  }

  /// What reclaim has left of a clean page that it dropped.
  func tellDrop(of page: PageNumber, by name: String, at index: PageIndex) -> String {
    guard case .shadow(let shadow) = after.machine[index] else {
      return "\(page) is clean and nobody else holds it: \(name) drops it, slot \(index) is empty."
    }
    return
      "\(page) is clean and nobody else holds it: \(name) drops it and leaves shadow \(shadow) in "
      + "slot \(index)."
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

extension Reclaimer.Store {
  /// Where the write goes.
  var words: String {
    switch self {
    case .swap(let swap): swap.description
    case .disk: "the disk"
    }
  }
}
