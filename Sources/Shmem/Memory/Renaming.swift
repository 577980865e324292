// Knows what it means to give frames and swap slots other numbers.

/// Other numbers for frames and swap slots.
protocol Renaming {
  /// The new number of a frame.
  subscript(page: PageNumber) -> PageNumber { get }

  /// The new number of a swap slot.
  subscript(swap: SwapEntry) -> SwapEntry { get }

  /// The new number of a swap slot that no task will look at again: a walk is past it in its batch.
  subscript(past swap: SwapEntry) -> SwapEntry { get }

  /// The new number of a frame that is of interest only as long as a swap slot leads to it.
  subscript(page: PageNumber, of swap: SwapEntry) -> PageNumber { get }
}

extension Renaming {
  subscript(past swap: SwapEntry) -> SwapEntry { self[swap] }

  subscript(page: PageNumber, of swap: SwapEntry) -> PageNumber { self[page] }

  /// The new name of what a slot of the tree holds.
  subscript(entry: Entry) -> Entry {
    switch entry {
    case .page(let page): .page(self[page])
    case .swap(let swap): .swap(self[swap])
    case .shadow: entry
    }
  }
}

/// The renaming that changes nothing.
struct IdentityRenaming: Renaming {
  subscript(page: PageNumber) -> PageNumber { page }
  subscript(swap: SwapEntry) -> SwapEntry { swap }
}
