// Knows how to tell what a step looks at and changes, and whether it depends on other tasks.

/// A flat memory that tells a witness what a task does to it and to the other tasks.
///
/// Almost every row depends on the memory and on the place of the task that takes it, and on nothing
/// else. No list names the exceptions: the memory notices them.
struct WitnessedStorage: MachineStorage {
  typealias Batch = FlatStorage.Batch

  /// The memory.
  var storage: FlatStorage
  /// The task that may look at itself.
  var actor: TaskID
  /// The number of pages of the file; frames and swap slots from this number on are spare.
  private let filePages: UInt32
  private let witness: Witness

  /// Watches a task in a memory.
  init(_ storage: FlatStorage, actor: TaskID, filePages: UInt64, witness: Witness) {
    self.storage = storage
    self.actor = actor
    self.filePages = UInt32(filePages)
    self.witness = witness
  }

  /// Makes the memory as a scenario finds it, with a witness of its own.
  init(for scenario: Scenario) {
    self.init(
      FlatStorage(for: scenario),
      actor: .puncher,
      filePages: scenario.filePages,
      witness: Witness()
    )
  }

  // MARK: Slots

  subscript(index: PageIndex) -> Entry? {
    get {
      witness.noteRead(.slots(Things.Pages(index)))
      return storage[index]
    }
    set {
      witness.noteWrite(.slots(Things.Pages(index)))
      storage[index] = newValue
    }
  }

  func occupiedSlot(from index: PageIndex) -> (index: PageIndex, entry: Entry)? {
    let found = storage.occupiedSlot(from: index)
    let behind = found.map { Things.Pages(from: $0.index.next) } ?? []
    witness.noteRead(.slots(Things.Pages(from: index).subtracting(behind)))
    return found
  }

  func mappedPage(from index: PageIndex) -> PageIndex? {
    let pages = Things.Pages(from: index)
    // Only a frame that its slot holds counts.
    witness.noteRead([.slots(pages), .frames(pages.subtracting(storage.emptyPages))])
    return storage.mappedPage(from: index)
  }

  // MARK: Frames

  subscript(page: PageNumber) -> Page {
    get {
      witness.noteRead(.frames(owner(of: page)))
      return storage[page]
    }
    set {
      let old = storage[page]
      let owner = owner(of: page)
      storage[page] = newValue
      if old.isFree != newValue.isFree {
        witness.noteRead(.references(owner))
        witness.noteWrite([.frames(owner), .references(owner)])
        if isSpare(page.rawValue) { witness.noteWrite(.spareFrames) }
      } else if old != newValue {
        witness.noteWrite(.frames(owner))
        if old.swap != newValue.swap || old.references != newValue.references {
          witness.noteWrite(.references(owner))
        }
      }
    }
  }

  mutating func addReference(to page: PageNumber) {
    noteCount(of: page)
    storage.addReference(to: page)
  }

  mutating func dropReference(to page: PageNumber) -> Page {
    noteCount(of: page)
    return storage.dropReference(to: page)
  }

  /// With its last reference a frame is free; only a task that looks for a free frame can notice that.
  private func noteCount(of page: PageNumber) {
    witness.noteCount(.references(owner(of: page)))
    if isSpare(page.rawValue) { witness.noteCount(.spareFrames) }
  }

  func references(to page: PageNumber) -> Int {
    witness.noteRead(.references(owner(of: page)))
    return storage.references(to: page)
  }

  func isFree(_ page: PageNumber) -> Bool {
    witness.noteRead(isSpare(page.rawValue) ? .spareFrames : .references(owner(of: page)))
    return storage.isFree(page)
  }

  func pageInUse(from page: PageNumber) -> PageNumber? {
    witness.noteRead([.frames(.all), .references(.all), .spareFrames])
    return storage.pageInUse(from: page)
  }

  // MARK: Swap slots

  subscript(swap: SwapEntry) -> SwapSlot {
    get {
      witness.noteRead(.swaps(owner(of: swap)))
      return storage[swap]
    }
    set {
      let owner = owner(of: swap)
      witness.noteWrite(.swaps(owner))
      if isSpare(swap.offset), storage[swap].isFree != newValue.isFree {
        witness.noteWrite(.spareSwaps)
      }
      storage[swap] = newValue
    }
  }

  func isFree(_ swap: SwapEntry) -> Bool {
    witness.noteRead(isSpare(swap.offset) ? .spareSwaps : .swaps(owner(of: swap)))
    return storage.isFree(swap)
  }

  func swapInUse(from swap: SwapEntry) -> SwapEntry? {
    witness.noteRead([.swaps(.all), .spareSwaps])
    return storage.swapInUse(from: swap)
  }

  /// Records the swap entries that the actor no longer remembers, or has come to remember.
  func noteMemory(since before: TaskPlace<Batch>) {
    let after = storage[actor]
    for entry in before.entriesRemembered + after.entriesRemembered
    where before.remembers(entry) != after.remembers(entry) {
      witness.noteWrite(isSpare(entry.offset) ? .spareSwaps : .swaps(owner(of: entry)))
    }
  }

  // MARK: Tasks

  subscript(task: TaskID) -> TaskPlace<Batch> {
    get {
      if task != actor { witness.noteOther() }
      return storage[task]
    }
    set { storage[task] = newValue }
  }

  var taskCount: Int { storage.taskCount }

  mutating func addTask(at place: TaskPlace<Batch>) { storage.addTask(at: place) }

  // MARK: Pages that things belong to

  private func isSpare(_ number: UInt32) -> Bool { number >= filePages }

  /// Returns the page of the file that a frame was made for, or every page if that is unknown.
  private func owner(of page: PageNumber) -> Things.Pages {
    guard isSpare(page.rawValue) else { return Things.Pages(PageIndex(UInt64(page.rawValue))) }
    let value = storage[page]
    return owner(
      value.mapping ?? value.content?.index
        ?? storage[actor].index(of: .page(page))
    )
  }

  /// Returns the page of the file that a swap slot holds data of, or every page if that is unknown.
  private func owner(of swap: SwapEntry) -> Things.Pages {
    guard isSpare(swap.offset) else { return Things.Pages(PageIndex(UInt64(swap.offset))) }
    let value = storage[swap]
    let content = value.content ?? value.cachedPage.flatMap { storage[$0].content }
    return owner(content?.index ?? storage[actor].index(of: .swap(swap)))
  }

  private func owner(_ index: PageIndex?) -> Things.Pages { index.map { Things.Pages($0) } ?? .all }

  static func == (left: WitnessedStorage, right: WitnessedStorage) -> Bool {
    left.storage == right.storage
  }

  func hash(into hasher: inout Hasher) { hasher.combine(storage) }
}

extension TaskPlace {
  /// The swap entries among the task's local variables, those of a batch that have been dealt with as
  /// well.
  fileprivate var entriesRemembered: [SwapEntry] {
    guard let cursor = undo?.cursor else {
      return [rememberedSwap, swapIn?.swap].compactMap(\.self)
    }
    return (0..<cursor.batch.count).compactMap { cursor.batch[$0].entry.swap }
  }

  /// Returns the page of the file at which the task found an entry that it holds.
  fileprivate func index(of entry: Entry) -> PageIndex? {
    guard let cursor = undo?.cursor else { return index }
    return (0..<cursor.batch.count).first { cursor.batch[$0].entry == entry }
      .map { cursor.batch[$0].index }
  }
}
