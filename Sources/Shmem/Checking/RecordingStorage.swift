// Knows how to tell what a step looks at and changes, and whether it depends on other tasks.

import Synchronization

/// Who notes down what a task looks at and changes.
///
/// One thread at a time has to do with it.
final class AccessRecorder: Sendable {
  private let sawOther = Atomic(false)
  private let reads = Atomic<UInt64>(0)
  private let writes = Atomic<UInt64>(0)
  private let counts = Atomic<UInt64>(0)

  /// Notes down that somebody has looked at the place of another task.
  func noteOther() { sawOther.store(true, ordering: .relaxed) }

  /// Whether that has happened since this was asked for last.
  func takeNote() -> Bool { sawOther.exchange(false, ordering: .relaxed) }

  /// Notes down that something is looked at.
  func noteRead(_ resources: ResourceSet) { Self.add(resources, to: reads) }

  /// Notes down that something is changed.
  func noteWrite(_ resources: ResourceSet) { Self.add(resources, to: writes) }

  /// Notes down that something is counted up or down.
  func noteCount(_ resources: ResourceSet) { Self.add(resources, to: counts) }

  /// What was touched since this was asked for last.
  func takeFootprint() -> Footprint {
    func take(_ resources: borrowing Atomic<UInt64>) -> ResourceSet {
      ResourceSet(rawValue: resources.exchange(0, ordering: .relaxed))
    }
    return Footprint(reads: take(reads), writes: take(writes), counts: take(counts))
  }

  private static func add(_ resources: ResourceSet, to noted: borrowing Atomic<UInt64>) {
    noted.store(noted.load(ordering: .relaxed) | resources.rawValue, ordering: .relaxed)
  }
}

/// A flat memory that is watched: what a task does to it and to the others is noted by a recorder.
///
/// Almost every step depends on the memory and on the place of the task that takes it, and on nothing
/// else. Which steps do not, nobody has to write down: the memory notices.
struct RecordingStorage: MachineStorage {
  typealias Batch = FlatStorage.Batch

  /// What is watched.
  var storage: FlatStorage
  /// The task that may look at itself.
  var actor: TaskID
  /// The number of pages of the file: what comes behind is spare.
  private let filePages: UInt32
  private let recorder: AccessRecorder

  /// Watches a task in a memory.
  init(_ storage: FlatStorage, actor: TaskID, filePages: UInt64, recorder: AccessRecorder) {
    self.storage = storage
    self.actor = actor
    self.filePages = UInt32(filePages)
    self.recorder = recorder
  }

  /// Makes a memory as a scenario finds it, in which nobody is watched by anybody.
  init(for scenario: Scenario) {
    self.init(
      FlatStorage(for: scenario),
      actor: .puncher,
      filePages: scenario.filePages,
      recorder: AccessRecorder()
    )
  }

  // MARK: Slots

  subscript(index: PageIndex) -> Entry? {
    get {
      recorder.noteRead(.slots(ResourceSet.Pages(index)))
      return storage[index]
    }
    set {
      recorder.noteWrite(.slots(ResourceSet.Pages(index)))
      storage[index] = newValue
    }
  }

  func occupiedSlot(from index: PageIndex) -> (index: PageIndex, entry: Entry)? {
    let found = storage.occupiedSlot(from: index)
    let behind = found.map { ResourceSet.Pages(from: $0.index.next) } ?? []
    recorder.noteRead(.slots(ResourceSet.Pages(from: index).subtracting(behind)))
    return found
  }

  func mappedPage(from index: PageIndex) -> PageIndex? {
    let pages = ResourceSet.Pages(from: index)
    // Only a frame that its slot holds counts.
    recorder.noteRead([.slots(pages), .frames(pages.subtracting(storage.emptyPages))])
    return storage.mappedPage(from: index)
  }

  // MARK: Frames

  subscript(page: PageNumber) -> Page {
    get {
      recorder.noteRead(.frames(owner(of: page)))
      return storage[page]
    }
    set {
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

  /// With its last reference a frame is free, which only those can notice who look for a free one.
  private func noteCount(of page: PageNumber) {
    recorder.noteCount(.references(owner(of: page)))
    if isSpare(page.rawValue) { recorder.noteCount(.spareFrames) }
  }

  func references(to page: PageNumber) -> Int {
    recorder.noteRead(.references(owner(of: page)))
    return storage.references(to: page)
  }

  func isFree(_ page: PageNumber) -> Bool {
    recorder.noteRead(isSpare(page.rawValue) ? .spareFrames : .references(owner(of: page)))
    return storage.isFree(page)
  }

  func pageInUse(from page: PageNumber) -> PageNumber? {
    recorder.noteRead([.frames(.all), .references(.all), .spareFrames])
    return storage.pageInUse(from: page)
  }

  // MARK: Swap slots

  subscript(swap: SwapEntry) -> SwapSlot {
    get {
      recorder.noteRead(.swaps(owner(of: swap)))
      return storage[swap]
    }
    set {
      let owner = owner(of: swap)
      recorder.noteWrite(.swaps(owner))
      if isSpare(swap.offset), storage[swap].isFree != newValue.isFree {
        recorder.noteWrite(.spareSwaps)
      }
      storage[swap] = newValue
    }
  }

  func isFree(_ swap: SwapEntry) -> Bool {
    recorder.noteRead(isSpare(swap.offset) ? .spareSwaps : .swaps(owner(of: swap)))
    return storage.isFree(swap)
  }

  func swapInUse(from swap: SwapEntry) -> SwapEntry? {
    recorder.noteRead([.swaps(.all), .spareSwaps])
    return storage.swapInUse(from: swap)
  }

  /// Notes down which swap entries the actor no longer remembers, or has come to remember.
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

  // MARK: Whose is it?

  private func isSpare(_ number: UInt32) -> Bool { number >= filePages }

  /// The page of the file that a frame was made for; if that cannot be told, every page.
  private func owner(of page: PageNumber) -> ResourceSet.Pages {
    guard isSpare(page.rawValue) else { return ResourceSet.Pages(PageIndex(UInt64(page.rawValue))) }
    let value = storage[page]
    return owner(
      value.mapping ?? value.content?.index
        ?? storage[actor].index(of: .page(page))
    )
  }

  /// The page of the file whose data a swap slot is for; if that cannot be told, every page.
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

  /// The page of the file that an entry in the task's hands was found at.
  fileprivate func index(of entry: Entry) -> PageIndex? {
    guard let cursor = undo?.cursor else { return index }
    return (0..<cursor.batch.count).first { cursor.batch[$0].entry == entry }
      .map { cursor.batch[$0].index }
  }
}
