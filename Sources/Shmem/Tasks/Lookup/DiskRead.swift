// Knows how a page of an ordinary file is read from the disk into the page cache.

/// Where a task is in reading a page that is not in memory.
///
/// ```
/// M1   allocate a page, locked
/// M2   add it to the file: what was in the slot, nothing or a shadow, is replaced
/// M3   read its bytes from the disk
/// M4   unlock it
/// ```
///
/// Kernel: no_cached_page in do_generic_file_read() and page_cache_read(), mm/filemap.c, 3.16.
package enum DiskRead: Hashable, Sendable {
  /// It needs a page.
  case allocate
  /// It has a new page, locked.
  case add(PageNumber)
  /// The page is in the tree and has no bytes yet.
  case read(PageNumber)
  /// The bytes are there.
  case unlock(PageNumber)

  /// The page that the task holds a reference to and has locked.
  var page: PageNumber? {
    switch self {
    case .allocate: nil
    case .add(let page), .read(let page), .unlock(let page): page
    }
  }
}

/// How reading a page goes on after a step.
enum DiskReadResult {
  /// There is more to do.
  case goesOn(DiskRead)
  /// Somebody else was faster; the task holds nothing and looks the slot up again.
  case lookAgain
  /// The page has its bytes; the task holds a reference, and no lock.
  case done(PageNumber)
}

extension Machine {
  /// What a task in the middle of reading a page from the disk can do next.
  func readiness(of read: DiskRead) -> Readiness {
    switch read {
    case .allocate: .ready(.m1)
    case .add: .ready(.m2)
    case .read: .ready(.m3)
    case .unlock: .ready(.m4)
    }
  }

  /// Takes the next step of reading page `index` from the disk.
  mutating func advance(
    _ read: DiskRead,
    _ task: TaskID,
    at index: PageIndex,
    in scenario: Scenario
  ) -> DiskReadResult {
    switch read {
    case .allocate: return .goesOn(.add(allocatePage(for: index, task, in: scenario)))
    case .add(let page):
      guard addInPlaceOfShadow(page, at: index) else {
        unlockAndPut(page, task)
        return .lookAgain
      }
      storage[page].isOnLRU = true
      return .goesOn(.read(page))
    case .read(let page):
      storage[page].content = contentOnDisk(at: index, in: scenario)
      return .goesOn(.unlock(page))
    case .unlock(let page):
      unlock(page, task)
      return .done(page)
    }
  }

  /// The bytes that reading page `index` from the disk would give now.
  ///
  /// The file system frees the blocks of the hole at t1, when the page cache has been emptied: from
  /// then on there is nothing to be read but zeros. Until then a read brings back **the bytes from
  /// before**, as often as one likes. Behind the end of the file it is given zeros as soon as i_size
  /// has been lowered, and what was cut off once does not come back with a longer file.
  ///
  /// Kernel: block_read_full_page(), fs/buffer.c, 3.16, which asks for no block behind i_size.
  private func contentOnDisk(at index: PageIndex, in scenario: Scenario) -> Content {
    let isPunched = file.phase == .after && scenario.hole.contains(index)
    let isGone = isPunched || index.rawValue >= file.leastEnd.pages
    return Content(index: index, birth: isGone ? birthNow : .beforePunch, isZeros: isGone)
  }
}
