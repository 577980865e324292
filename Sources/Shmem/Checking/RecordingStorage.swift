// Knows how to record what a step looks at and changes, and if it depends on other tasks.

/// A flat memory that reports to a recorder each access of a task to it and to the other tasks.
///
/// Almost every step depends on the memory and on the place of the task that takes it, and on nothing
/// else. No list names the exceptions: the memory notices them.
struct RecordingStorage: MachineStorage {
  typealias Batch = FlatStorage.Batch

  /// The memory.
  var storage: FlatStorage
  /// The task that may look at itself.
  var actor: TaskID
  /// The number of pages of the file; frames and swap slots from this number on are spare.
  private let filePages: UInt32
  private let recorder: AccessRecorder

  /// Watches a task in a memory.
  init(_ storage: FlatStorage, actor: TaskID, filePages: UInt64, recorder: AccessRecorder) {
    self.storage = storage
    self.actor = actor
    self.filePages = UInt32(filePages)
    self.recorder = recorder
  }

  /// Makes the memory as a scenario finds it, with a recorder of its own.
  init(for scenario: Scenario) {
    self.init(
      FlatStorage(for: scenario),
      actor: .puncher,
      filePages: scenario.filePages,
      recorder: AccessRecorder()
    )
  }

  /// Returns another memory that reports to the same recorder.
  func replacing(_ storage: FlatStorage) -> RecordingStorage {
    var copy = self
    copy.storage = storage
    return copy
  }

  // MARK: Slots

  subscript(index: PageIndex) -> Entry? {
    get {
      noteRead(ofSlot: index)
      return storage[index]
    }
    set {
      for slot in storage.entryRange(at: index).slots { noteWrite(ofSlot: PageIndex(slot)) }
      storage[index] = newValue
    }
  }

  mutating func store(_ entry: Entry?, in range: EntryRange) {
    for slot in range.slots { noteWrite(ofSlot: PageIndex(slot)) }
    storage.store(entry, in: range)
  }

  func order(at index: PageIndex) -> Int {
    noteRead(ofSlot: index)
    return storage.order(at: index)
  }

  private func noteRead(ofSlot index: PageIndex) {
    let pages = ResourceSet.Pages(index)
    recorder.noteRead(.slots(pages))
    recorder.note(CellSet(slots: pages.rawValue))
  }

  private func noteWrite(ofSlot index: PageIndex) {
    let pages = ResourceSet.Pages(index)
    recorder.noteWrite(.slots(pages))
    recorder.note(CellSet(slots: pages.rawValue))
  }

  func occupiedSlot(from index: PageIndex) -> (index: PageIndex, entry: Entry)? {
    let found = storage.occupiedSlot(from: index)
    let behind = found.map { ResourceSet.Pages(from: $0.index.next) } ?? []
    let pages = ResourceSet.Pages(from: index).subtracting(behind)
    recorder.noteRead(.slots(pages))
    recorder.note(CellSet(slots: pages.rawValue))
    return found
  }

  func mappedPage(from index: PageIndex) -> PageIndex? {
    let pages = ResourceSet.Pages(from: index)
    // Only a frame that its slot holds counts.
    recorder.noteRead([.slots(pages), .frames(pages.subtracting(storage.emptyPages))])
    recorder.note(CellSet(slots: .max, pages: .max))
    return storage.mappedPage(from: index)
  }

  // MARK: Frames

  subscript(page: PageNumber) -> Page {
    get {
      recorder.noteRead(.frames(owner(of: page)))
      noteCells(of: page)
      return storage[page]
    }
    set {
      noteCells(of: page)
      let old = storage[page]
      let owner = owner(of: page)
      storage[page] = newValue
      if old.isFree != newValue.isFree {
        recorder.noteRead(.references(owner))
        recorder.noteWrite([.frames(owner), .references(owner)])
        if isSpare(page.rawValue) { recorder.noteWrite(.spareFrames) }
      } else if old != newValue {
        recorder.noteWrite(.frames(owner))
        if old.swap != newValue.swap || old.references != newValue.references {
          recorder.noteWrite(.references(owner))
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

  /// Records a change of the reference count of a frame.
  ///
  /// With its last reference a frame is free; only a task that looks for a free frame can notice that.
  private func noteCount(of page: PageNumber) {
    noteCells(of: page)
    recorder.noteCount(.references(owner(of: page)))
    if isSpare(page.rawValue) { recorder.noteCount(.spareFrames) }
  }

  /// Records the cell of a frame; the order of a page of several frames is in another one, which is not recorded.
  private func noteCells(of page: PageNumber) { recorder.note(CellSet(pages: 1 << page.rawValue)) }

  func references(to page: PageNumber) -> Int {
    noteCells(of: page)
    recorder.noteRead(.references(owner(of: page)))
    return storage.references(to: page)
  }

  func isFree(_ page: PageNumber) -> Bool {
    recorder.noteRead(isSpare(page.rawValue) ? .spareFrames : .references(owner(of: page)))
    noteCells(of: page)
    return storage.isFree(page)
  }

  func pageInUse(from page: PageNumber) -> PageNumber? {
    recorder.noteRead([.frames(.all), .references(.all), .spareFrames])
    recorder.note(CellSet(pages: .max))
    return storage.pageInUse(from: page)
  }

  // MARK: Swap slots

  subscript(swap: SwapEntry) -> SwapSlot {
    get {
      recorder.noteRead(.swaps(owner(of: swap)))
      noteCells(of: swap)
      return storage[swap]
    }
    set {
      noteCells(of: swap)
      let owner = owner(of: swap)
      recorder.noteWrite(.swaps(owner))
      if isSpare(swap.offset), storage[swap].isFree != newValue.isFree {
        recorder.noteWrite(.spareSwaps)
      }
      storage[swap] = newValue
    }
  }

  /// Records the cells that a swap slot is read from: its own, and the page that has its data.
  private func noteCells(of swap: SwapEntry) {
    recorder.note(CellSet(swaps: 1 << swap.offset))
    if let page = storage[swap].cachedPage { noteCells(of: page) }
  }

  func isFree(_ swap: SwapEntry) -> Bool {
    noteCells(of: swap)
    recorder.noteRead(isSpare(swap.offset) ? .spareSwaps : .swaps(owner(of: swap)))
    return storage.isFree(swap)
  }

  func swapInUse(from swap: SwapEntry) -> SwapEntry? {
    recorder.noteRead([.swaps(.all), .spareSwaps])
    recorder.note(CellSet(pages: .max, swaps: .max))
    return storage.swapInUse(from: swap)
  }

  func isRemembered(_ swap: SwapEntry) -> Bool {
    recorder.noteQuestion(about: swap)
    return storage.isRemembered(swap)
  }

  /// Records the swap entries that the actor no longer remembers, or has come to remember.
  func noteMemory(since before: TaskPlace<Batch>) {
    let after = storage[actor]
    for entry in before.entriesRemembered + after.entriesRemembered
    where before.remembers(entry) != after.remembers(entry) {
      recorder.noteWrite(isSpare(entry.offset) ? .spareSwaps : .swaps(owner(of: entry)))
    }
  }

  // MARK: Tasks

  subscript(task: TaskID) -> TaskPlace<Batch> {
    get {
      if task != actor { recorder.noteOther() }
      return storage[task]
    }
    set { storage[task] = newValue }
  }

  var taskCount: Int { storage.taskCount }

  mutating func addTask(at place: TaskPlace<Batch>) { storage.addTask(at: place) }

  // MARK: Pages that resources belong to

  private func isSpare(_ number: UInt32) -> Bool { number >= filePages }

  /// Returns the page of the file that a frame was made for, or every page if that is unknown.
  private func owner(of page: PageNumber) -> ResourceSet.Pages {
    guard isSpare(page.rawValue) else { return ResourceSet.Pages(PageIndex(UInt64(page.rawValue))) }
    let value = storage[page]
    return owner(
      value.mapping ?? value.content?.index
        ?? storage[actor].index(of: .page(page))
    )
  }

  /// Returns the page of the file that a swap slot holds data of, or every page if that is unknown.
  private func owner(of swap: SwapEntry) -> ResourceSet.Pages {
    guard isSpare(swap.offset) else { return ResourceSet.Pages(PageIndex(UInt64(swap.offset))) }
    let value = storage[swap]
    let content = value.content ?? value.cachedPage.flatMap { storage[$0].content }
    return owner(content?.index ?? storage[actor].index(of: .swap(swap)))
  }

  private func owner(_ index: PageIndex?) -> ResourceSet.Pages {
    index.map { ResourceSet.Pages($0) } ?? .all
  }

  static func == (left: RecordingStorage, right: RecordingStorage) -> Bool {
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
