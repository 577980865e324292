// Knows what a read-ahead has in its hands, place by place.

extension Readahead: TaskState {
  var isIdle: Bool { self == .idle }
  var isFinished: Bool { self == .finished }
  var heldPages: [PageNumber] { read?.heldPage.map { [$0] } ?? [] }
  var lockedPage: PageNumber? { read?.lockedPage }
  var swap: SwapEntry? { nil }
  var isFillingPageCache: Bool { read?.isFillingPageCache == true }

  /// The page of the file that is read from the disk.
  var index: PageIndex? {
    guard case .fromDisk(let index, _) = self else { return nil }
    return index
  }

  private var read: DiskRead? {
    guard case .fromDisk(_, let read) = self else { return nil }
    return read
  }

  /// From 0 to 7, in the order of the code.
  var rank: Int {
    switch self {
    case .idle: 0
    case .fromDisk(_, let read): 1 + read.rank
    case .finished: 7
    }
  }

  /// Returns the same place with other numbers.
  func renamed(_ renaming: some Renaming) -> Readahead {
    switch self {
    case .idle, .finished: self
    case .fromDisk(let index, let read): .fromDisk(index, read.renamed(renaming))
    }
  }
}
