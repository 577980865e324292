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
}
