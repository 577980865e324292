// Knows which slots of a file lead to a page or to swap, so that a cut need not look for them.

/// The pages of a file whose slots hold a page or a swap entry, as a truncate has to find them.
///
/// ```
/// slot     page   swap   shadow   page without bytes   empty
/// set      data   data   -        blank                -
/// ```
///
/// A step changes a few slots, and the sets with them. A truncate that cuts a million pages then finds what is left
/// after the end in a few ranges.
struct OccupiedPages: Hashable, Sendable {
  /// The slots with a swap entry, or with a page that has bytes.
  private var data = PageSet()
  /// The slots with a page that has no bytes and is not locked.
  private var blank = PageSet()

  /// Finds the pages at the start of a scenario.
  ///
  /// - Complexity: linear in the number of runs of the file.
  init(startOf scenario: Scenario) {
    var first = PageIndex(0)
    for run in scenario.slots {
      let pages = first..<PageIndex(first.rawValue + run.count)
      first = pages.upperBound
      switch run.start.entry(at: pages.lowerBound) {
      case nil, .shadow: break
      case .swap: data.insert(contentsOf: pages)
      case .page:
        if run.start.content(at: pages.lowerBound, in: scenario.mapping) == nil {
          blank.insert(contentsOf: pages)
        } else {
          data.insert(contentsOf: pages)
        }
      }
    }
  }

  /// Finds the pages in a state.
  ///
  /// - Complexity: linear in the number of slots that are not empty.
  init(of machine: Machine<SharedStorage>, in scenario: Scenario) {
    var from = PageIndex(0)
    while let slot = machine.storage.occupiedSlot(from: from) {
      update(slot.index, in: machine, scenario)
      from = slot.index.next
    }
  }

  /// Takes note of what a slot holds now.
  mutating func update(
    _ index: PageIndex,
    in machine: Machine<SharedStorage>,
    _ scenario: Scenario
  ) {
    let (hasData, isBlank): (Bool, Bool) =
      switch machine[index] {
      case nil, .shadow: (false, false)
      case .swap: (true, false)
      case .page(let page):
        switch machine.content(at: index) {
        case nil: (false, machine[page].lockOwner == nil)
        // In an ordinary file zeros are no data.
        case let content?: (scenario.mapping == .tmpfs || !content.isZeros, false)
        }
      }
    data.set(index, isMember: hasData)
    blank.set(index, isMember: isBlank)
  }

  /// Returns the pages after the end of the file that lead to something, as `Machine.isLeftover` says of each.
  ///
  /// - Complexity: linear in the number of ranges.
  func leftovers(in machine: Machine<SharedStorage>, _ scenario: Scenario) -> PageSet {
    var blank = blank
    if let preallocation = machine.file.preallocation {
      blank.remove(contentsOf: preallocation.start..<preallocation.next)
    }
    var pages = data.union(blank)
    pages.remove(contentsOf: PageIndex(0)..<PageIndex(machine.file.size))
    if machine.file.end.cutsLastPage {
      let last = PageIndex(machine.file.size - 1)
      pages.set(last, isMember: machine.isLeftover(last, in: scenario))
    }
    let acrossEnd = machine.entryRange(at: PageIndex(machine.file.size))
    if acrossEnd.isLarge {
      for slot in acrossEnd.slots where slot >= machine.file.size {
        let index = PageIndex(slot)
        pages.set(index, isMember: machine.isLeftover(index, in: scenario))
      }
    }
    return pages
  }
}
