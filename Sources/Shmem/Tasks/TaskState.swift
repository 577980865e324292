// Knows which questions a task's place answers, whatever kind of task it is.

/// A place in the code of one kind of task, with the local variables that are alive there.
///
/// A kind answers each question once; the defaults answer those that do not concern it: it holds
/// nothing of the sort.
protocol TaskState: Hashable, Sendable {
  /// True if the task is about to start, or to start over.
  var isIdle: Bool { get }
  /// True if the task has nothing left to do.
  var isFinished: Bool { get }
  /// The page of the file that the task works on, once it has one.
  var index: PageIndex? { get }

  // MARK: What it holds

  /// The page that the task works on and has locked.
  var lockedPage: PageNumber? { get }
  /// All pages whose locks the task holds: one, but for a gather that locks.
  var lockedPages: [PageNumber] { get }
  /// The pages that the task holds references to, apart from those of a batch.
  var heldPages: [PageNumber] { get }
  /// Returns the number of references to a page that the task holds, those of a batch included.
  func references(to page: PageNumber) -> Int
  /// The swap entry among the local variables of a task without a batch.
  var swap: SwapEntry? { get }
  /// Returns true if the task has the swap entry among its local variables.
  func remembers(_ swap: SwapEntry) -> Bool

  // MARK: Parts that several kinds share

  /// The swap-in that the task is in the middle of.
  var swapIn: SwapIn? { get }
  /// The page fault that the task is in, its own or that of a write's buffer.
  var faulter: Faulter? { get }

  // MARK: Swizzles under way

  /// True if the task has begun a swizzle that it has not made yet. Not asked of a task that holds i_mutex.
  var isAboutToSwizzle: Bool { get }
  /// Returns the page of the file whose slot the task is in the middle of swizzling, the page locked.
  ///
  /// Out: from having passed the test of C5 until the entry is accounted for. In: from the store of S7 until
  /// the swap slot is free. The page lock keeps the puncher out in both.
  func swizzledIndex(in context: SwizzleContext) -> PageIndex?
  /// True if the task has emptied a slot in the first half of a swizzle and not filled it yet.
  var hasEmptiedSlot: Bool { get }

  // MARK: The file

  /// True if the task is adding a page from the disk to the page cache of an ordinary file, from M0 on, up to M5, or is
  /// finding a block for one, from F17 on, up to F20.
  var isFillingPageCache: Bool { get }
  /// True if the task has cut the file and what is after the end need not be gone yet.
  var isCuttingFile: Bool { get }
  /// The page of the file that a write(2) is going to write or has written, until it is done.
  var writtenPage: PageIndex? { get }
  /// The purpose of the call of shmem_undo_range() that the task is in; nil if it is in none.
  var undoPurpose: UndoRangeCall.Kind? { get }

  // MARK: Counts that are its own for a while

  /// Returns the swap slots whose one count belongs to the task in passing.
  ///
  /// Out: between C10 and C11; in: between S7 and S9; on its way to be freed: between P6 and P7.
  func ownedSwaps(under rules: Rules) -> SwapRange?
  /// Returns true if the task owns the count of a swap slot, alone or with those of others.
  func owns(_ swap: SwapEntry, under rules: Rules) -> Bool
  /// The swap slots whose entry the task has put into the tree and that it is about to give an owner.
  var swapsAboutToBeOwned: SwapRange? { get }
  /// The swap slots that the task has marked for a page that is not in the swap cache: not yet between C7 and C9, and never
  /// if it was read past the swap cache.
  var swapsWithoutPage: SwapRange? { get }
  /// Returns by how much the task makes `info->swapped` differ from the number of entries in the tree.
  ///
  /// Low between C11 and C12, or in 6.1 high between C9a and C11; high between S7 and S8, and high until P21 by
  /// all that a walk freed.
  func swappedLag(under rules: Rules) -> Int
  /// The page whose write the task is going to end.
  var pageUnderWrite: PageNumber? { get }

  // MARK: Order

  /// The rank of the place in the order of the code: a task advances by a step after which its rank is higher.
  ///
  /// A task that goes round takes a step after which its rank is no higher than before, whatever the round: over
  /// the whole of its code, a lookup that is repeated, a retry. Any numbers with this property will do; these
  /// are in the order of the code, so that most steps lead further.
  var rank: Int { get }

  // MARK: What becomes of it

  /// Returns all that the task can touch from this place on, whatever the others do.
  ///
  /// The pages that it has in hand are asked for apart (`pagesInHand`).
  func mayAccess(in context: AccessContext) -> MayAccess
  /// Returns the pages of the file of which the task holds a frame or an entry; all pages if it is not known.
  func pagesInHand(in hole: Hole) -> ResourceSet.Pages
  /// Returns true if a punch can take from such a task, any number of times, what it put into the hole.
  static func canBeUndone(_ task: TaskSpec, in scenario: Scenario) -> Bool
  /// Returns true if the code of such a task has a way round that needs nothing from another task.
  static func goesRoundByItself(_ task: TaskSpec, in scenario: Scenario) -> Bool
}

/// The facts that decide which slot a swap-in between the loops of a walk works on.
struct SwizzleContext {
  /// The hole.
  var hole: Hole
  /// The page at which a preallocation has failed.
  var failedAt: PageIndex?
}

extension TaskState {
  var lockedPages: [PageNumber] { lockedPage.map { [$0] } ?? [] }
  func references(to page: PageNumber) -> Int { heldPages.count { $0 == page } }
  func remembers(_ swap: SwapEntry) -> Bool {
    swapIn?.remembers(swap) ?? (self.swap == swap)
  }

  var swapIn: SwapIn? { nil }
  var faulter: Faulter? { nil }

  var isAboutToSwizzle: Bool { swap != nil && swapIn?.hasSwizzled != true }

  func swizzledIndex(in context: SwizzleContext) -> PageIndex? {
    swapIn?.hasSwizzled == true ? index : nil
  }

  var hasEmptiedSlot: Bool { swapIn?.hasEmptiedSlot == true }

  func ownedSwaps(under rules: Rules) -> SwapRange? { swapIn?.ownedSwaps }

  func owns(_ swap: SwapEntry, under rules: Rules) -> Bool {
    ownedSwaps(under: rules)?.contains(swap) == true
  }

  var isFillingPageCache: Bool { false }
  var isCuttingFile: Bool { false }
  var writtenPage: PageIndex? { nil }
  var undoPurpose: UndoRangeCall.Kind? { nil }

  var swapsAboutToBeOwned: SwapRange? { nil }
  var swapsWithoutPage: SwapRange? { swapIn?.swapsWithoutPage }
  func swappedLag(under rules: Rules) -> Int { swapIn?.swappedLag ?? 0 }
  var pageUnderWrite: PageNumber? { nil }

  /// A task that has finished touches nothing; of any other it is taken for granted that it can touch all.
  func mayAccess(in context: AccessContext) -> MayAccess {
    guard !isFinished else { return MayAccess() }
    return MayAccess(anywhere: .all, withoutSwap: .all, swapsOut: .all, fills: .all)
  }

  func pagesInHand(in hole: Hole) -> ResourceSet.Pages { .all }
  static func canBeUndone(_ task: TaskSpec, in scenario: Scenario) -> Bool { false }
  static func goesRoundByItself(_ task: TaskSpec, in scenario: Scenario) -> Bool { false }
}
