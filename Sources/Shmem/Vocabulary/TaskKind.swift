// Knows which tasks take part in a race and how they are called.

/// A task, counted from 0 in the order of the scenario; 0 is the puncher.
package struct TaskID: Hashable, Comparable, Sendable {
  /// The position in the list of tasks.
  package var rawValue: UInt8

  /// Names the task at position `rawValue`.
  package init(_ rawValue: UInt8) {
    self.rawValue = rawValue
  }

  /// The puncher, which every race has.
  package static let puncher = TaskID(0)

  /// Returns true if the left task comes first in the scenario.
  package static func < (left: TaskID, right: TaskID) -> Bool { left.rawValue < right.rawValue }
}

/// The tasks of a race, counted from 0 on without a gap.
package struct TaskIDs: RandomAccessCollection, Hashable, Sendable {
  /// The number of tasks.
  package let count: Int

  /// Names the first `count` tasks.
  package init(count: Int) {
    self.count = count
  }

  /// The position of the puncher.
  package var startIndex: Int { 0 }

  /// The position after the last task.
  package var endIndex: Int { count }

  /// The task at a position.
  package subscript(position: Int) -> TaskID { TaskID(UInt8(position)) }
}

/// The kind of work that a task does.
package enum TaskKind: String, CaseIterable, Hashable, Sendable {
  /// Punches the hole: fallocate(2) with FALLOC_FL_PUNCH_HOLE.
  case punch
  /// Reads one page with read(2).
  case read
  /// Splices one page into a pipe: splice(2) from the file.
  case splice
  /// Writes a part of one page with write(2).
  case write
  /// Touches one page through a mapping, without storing.
  case faultRead = "fault-read"
  /// Stores into one page through a mapping.
  case faultWrite = "fault-write"
  /// Takes one page out of memory: one pass of page reclaim over it.
  case reclaim
  /// Cuts the file to some pages: truncate(2).
  case truncate
  /// Preallocates the file from some page on and is interrupted before another: fallocate(2).
  case preallocate
  /// Evicts the inode of the file, which no task has open any more.
  case evict
  /// Brings everything back from swap: swapoff(2).
  case swapoff
  /// Holds a reference to one page for a while, as direct I/O does: get_user_pages().
  case pin
  /// Reads one page ahead, for the sake of another task: of a swap entry into the swap cache, or of an ordinary file.
  case readahead
  /// Drops one page of an ordinary file if it is clean: a direct write, which goes past the page cache.
  case invalidate
  /// Joins the pages of an aligned range into one page of an order: khugepaged, MADV_COLLAPSE.
  case collapse

  /// The facts about such tasks, which stand in the folder of the kind.
  package var facts: TaskFacts {
    switch self {
    case .punch: .punch
    case .read: .read
    case .splice: .splice
    case .write: .write
    case .faultRead: .faultRead
    case .faultWrite: .faultWrite
    case .reclaim: .reclaim
    case .truncate: .truncate
    case .preallocate: .preallocate
    case .evict: .evict
    case .swapoff: .swapoff
    case .pin: .pin
    case .readahead: .readahead
    case .invalidate: .invalidate
    case .collapse: .collapse
    }
  }
}

/// A task as a scenario asks for it.
package struct TaskSpec: Hashable, Sendable {
  /// The kind of the task.
  package var kind: TaskKind
  /// The page of the file that it works on; if nil, a task that works on a page picks any page when it starts.
  package var index: PageIndex?
  /// True if it starts over whenever it has finished.
  package var loops: Bool
  /// True if its fault may drop mmap_sem and be asked to fault again.
  ///
  /// Kernel: FAULT_FLAG_ALLOW_RETRY, include/linux/mm.h, 3.16, which the fault of a load or a store has
  /// the first time and get_user_pages() mostly has not.
  package var mayRetry: Bool
  /// True if its fault maps what it finds around the page first.
  ///
  /// Kernel: do_fault_around(), mm/memory.c, 3.16, which only do_read_fault() calls.
  package var mapsAround: Bool
  /// The page of this file that the buffer of a write(2) is mapped from; nil if the buffer is always
  /// there.
  package var buffer: PageIndex?
  /// The page that a preallocation begins with; nil for page 0.
  package var from: PageIndex?
  /// True if a truncate cuts the file inside its page, so that the head of that page stays.
  package var cutsInside = false
  /// The order of the page that it makes: a fault where its slots are empty, a collapse of all that is in them.
  ///
  /// Kernel: shmem_allowable_huge_orders(), mm/shmem.c, 6.12, which asks the mount option and sysfs.
  package var order: Int {
    get { ownOrder ?? kind.usualOrder }
    set { ownOrder = newValue == kind.usualOrder ? nil : newValue }
  }
  /// The order if it is another one than the usual one of the kind: equal tasks are equal values.
  private var ownOrder: Int?
  /// True if it stores through the pte that is there, and faults only if there is none.
  package var usesPte = false

  /// Describes a task.
  package init(kind: TaskKind, index: PageIndex?, loops: Bool) {
    self.kind = kind
    self.index = index
    self.loops = loops
    mayRetry = true
    mapsAround = false
  }

  /// The options of the task, in the order of the reference: all that was said of it besides its kind and its page.
  package var options: [TaskOption] {
    TaskOption.allCases.filter { option in
      switch option {
      case .loop: loops
      case .noRetry: !mayRetry
      case .around: mapsAround
      case .buffer: buffer != nil
      case .from: from != nil
      case .inside: cutsInside
      case .order: ownOrder != nil
      case .mapped: usesPte
      }
    }
  }

  /// Returns an option that the task has, as it is written: `loop`, `buffer=3`.
  package func word(for option: TaskOption) -> String {
    switch option {
    case .loop, .noRetry, .around, .inside, .mapped: option.rawValue
    case .buffer: "\(option.rawValue)=\(buffer?.description ?? "")"
    case .from: "\(option.rawValue)=\(from?.description ?? "")"
    case .order: "\(option.rawValue)=\(order)"
    }
  }

  /// Gives the task an option, with the number that the option takes, if it takes one.
  package mutating func add(_ option: TaskOption, number: UInt64?) {
    precondition(option.number == nil || number != nil, "an option that takes a number has it")
    switch option {
    case .buffer: buffer = number.map { PageIndex($0) }
    case .from: from = number.map { PageIndex($0) }
    case .inside: cutsInside = true
    case .loop: loops = true
    case .noRetry: mayRetry = false
    case .around: mapsAround = true
    case .order: order = number.map { Int($0) } ?? 0
    case .mapped: usesPte = true
    }
  }

  /// The puncher.
  static let puncher = TaskSpec(kind: .punch, index: nil, loops: false)
}
