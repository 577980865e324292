// Knows how to keep a machine of any size so that two versions of it share what they have in common.

/// Memory for a race stepped by hand: any size, and cheap to keep a thousand versions of.
///
/// The slots lie in the radix tree of the kernel; frames and swap slots lie in trees of their own,
/// of which only the sharing matters.
public struct SharedStorage: MachineStorage {
  /// Entries of one gather.
  public struct Batch: GatheredBatch {
    private var entries: [Gathered] = []

    /// Makes an empty batch.
    public init() {}

    /// The number of entries.
    public var count: Int { entries.count }

    /// The entry at a position, counted from 0.
    public subscript(position: Int) -> Gathered { entries[position] }

    /// Adds an entry behind the others.
    public mutating func append(_ gathered: Gathered) {
      entries.append(gathered)
    }
  }

  /// The page-cache radix tree of the file.
  ///
  /// Kernel: `mapping->page_tree`, include/linux/fs.h, 3.16.
  public private(set) var tree: RadixTree<Entry>
  private var pages = RadixTree<Page>(mapShift: 6)
  private var swapSlots = RadixTree<SwapSlot>(mapShift: 6)
  private var places: [TaskPlace<Batch>] = []

  /// Makes the empty memory for a scenario.
  public init(for scenario: Scenario) {
    tree = RadixTree(mapShift: scenario.mapShift)
  }

  /// What the slot of a page of the file holds.
  public subscript(index: PageIndex) -> Entry? {
    get { tree.value(at: index.rawValue) }
    set { Self.store(newValue, in: &tree, at: index.rawValue) }
  }

  /// The first slot from `index` on that is not empty.
  public func occupiedSlot(from index: PageIndex) -> (index: PageIndex, entry: Entry)? {
    guard let found = tree.next(from: index.rawValue) else { return nil }
    return (PageIndex(found.index), found.value)
  }

  /// A page frame.
  public subscript(page: PageNumber) -> Page {
    get { pages.value(at: UInt64(page.rawValue)) ?? Page() }
    set { Self.store(newValue.isFree ? nil : newValue, in: &pages, at: UInt64(page.rawValue)) }
  }

  /// The first frame from `page` on that is in use.
  public func pageInUse(from page: PageNumber) -> PageNumber? {
    pages.next(from: UInt64(page.rawValue)).map { PageNumber(UInt32($0.index)) }
  }

  /// A slot of the swap area.
  public subscript(swap: SwapEntry) -> SwapSlot {
    get { swapSlots.value(at: UInt64(swap.offset)) ?? SwapSlot() }
    set { Self.store(newValue.isFree ? nil : newValue, in: &swapSlots, at: UInt64(swap.offset)) }
  }

  /// The first swap slot from `swap` on that is in use.
  public func swapInUse(from swap: SwapEntry) -> SwapEntry? {
    swapSlots.next(from: UInt64(swap.offset)).map { SwapEntry(UInt32($0.index)) }
  }

  /// Where a task is in its code.
  public subscript(task: TaskID) -> TaskPlace<Batch> {
    get { places[Int(task.rawValue)] }
    set { places[Int(task.rawValue)] = newValue }
  }

  /// The number of tasks.
  public var taskCount: Int { places.count }

  /// Adds a task behind the others.
  public mutating func addTask(at place: TaskPlace<Batch>) {
    places.append(place)
  }

  private static func store<Value>(
    _ value: Value?,
    in tree: inout RadixTree<Value>,
    at index: UInt64
  ) {
    guard let value else {
      _ = tree.delete(at: index)
      return
    }
    guard tree.replace(at: index, with: value) == nil else { return }
    do {
      try tree.insert(value, at: index)
    } catch {
      preconditionFailure("an index that could not be replaced is free: \(error)")
    }
  }
}
