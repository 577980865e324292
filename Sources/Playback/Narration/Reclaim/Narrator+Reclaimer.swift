// Knows how to tell the steps of reclaim.

import Shmem

extension Narrator {
  func sentence(_ step: Step, _ reclaimer: Reclaimer) -> String {
    let name = name(step.task)
    switch reclaimer {
    case .idle:
      guard case .reclaimer(.tryLock(let index, let page)) = after.machine[step.task] else {
        return "\(name) looks for a page."
      }
      return "\(name) isolates \(page), page \(index) of the file, and holds a reference."
    case .tryLock(_, let page):
      if before.machine[page].isUnderWriteback {
        return "\(page) is being written: \(name) keeps the page."
      }
      return before.machine[page].lockOwner == nil
        ? "\(name) locks \(page)."
        : "\(name) cannot lock \(page), \(lockHolder(page)) has it: it keeps the page."
    case .unmap(_, let page): return "\(name) clears every pte of \(page)."
    case .test(let index, let page): return tellTest(page, by: step.task, at: index)
    case .enterWritepage(_, let page):
      if before.machine.file.preallocation != after.machine.file.preallocation {
        return
          "\(page) is being preallocated and may have to be taken back: \(name) keeps it, dirty, "
          + "and counts that."
      }
      return before.machine[page].content == nil
        ? "\(name) will write \(page) out and zeroes it first, for it was never written."
        : "\(name) will write \(page) out and clears its dirty flag."
    case .getSwap:
      guard let swap = after.machine[step.task].swapDescription else {
        return "Swap is being switched off: \(name) gets no slot and keeps the page, dirty again."
      }
      return "\(name) gets swap slot \(swap); nothing points to it yet."
    case .lockSwaplist: return "\(name) takes shmem_swaplist_mutex."
    case .addToSwapCache(_, let page, let swap):
      return "\(name) puts \(page) into the swap cache as \(swap): it is in both caches now."
    case .countSwap:
      return "\(name) adds one entry to info->swapped, before there is one."
    case .ownSwap(_, _, let swap): return "\(name) makes the file the owner of \(swap)."
    case .ownSwapLate(let index, _, let swap):
      return before.machine[index] == .swap(swap)
        ? "\(name) makes the file the owner of \(swap), which is in its slot already."
        : "\(name) makes the file the owner of \(swap), which has left its slot meanwhile: nobody "
          + "will ever free it."
    case .swizzle(let index, let page, let swap):
      return
        "\(name) puts swap entry \(swap) where \(page) was: one store, slot \(index) was never "
        + "empty."
    case .takeOut(let index, let page, let swap):
      return "\(name) deletes \(page) from slot \(index): it is empty until \(swap) is inserted."
    case .putIn(let index, _, let swap):
      return "\(name) inserts \(swap) into the empty slot \(index)."
    case .account:
      return before.scenario.rules.later.swappedFirst
        ? "\(name) drops the swaplist mutex; the entry has been counted before."
        : "\(name) adds one entry to info->swapped and drops the swaplist mutex."
    case .startWrite(_, let page, .swap(let swap)) where before.machine[swap].count == 0:
      return "\(swap) has been punched meanwhile: \(name) drops \(page) instead of writing it."
    case .startWrite(_, let page, let store):
      return "\(name) starts writing \(page) to \(store.words) and unlocks it."
    case .endWrite(_, let page, let store):
      let cache = before.scenario.mapping == .tmpfs ? "swap cache" : "page cache"
      return "The write of \(page) to \(store.words) has ended; the page stays in the \(cache)."
    case .laterPass(let index, let page, let store): return tellLaterPass(page, store, at: index)
    case .finished: return "\(name) is done."
    }
  }

  private func tellLaterPass(
    _ page: PageNumber,
    _ store: Reclaimer.Store,
    at index: PageIndex
  ) -> String {
    let isKept = "A later pass finds \(page) busy or gone, and keeps it."
    guard case .swap(let swap) = store else {
      guard before.machine[index] == .page(page), case .shadow(let shadow) = after.machine[index]
      else { return isKept }
      return "A later pass drops \(page), which is clean now, and leaves shadow \(shadow) in slot "
        + "\(index)."
    }
    guard before.machine[swap].cachedPage == page, after.machine[swap].cachedPage == nil else {
      return isKept
    }
    return before.machine[swap].count == 0
      ? "A later pass frees \(page), and with it \(swap), which nobody owns any more."
      : "A later pass frees \(page): only \(swap) has the bytes now."
  }

  private func tellTest(_ page: PageNumber, by task: TaskID, at index: PageIndex) -> String {
    let name = name(task)
    let value = before.machine[page]
    if case .reclaimer(.enterWritepage) = after.machine[task] {
      guard before.scenario.rules.guards.freeableCheck else {
        return "\(name) lets \(page) go out without counting the references on it."
      }
      return
        "\(name) counts the references on \(page): only the tree's and its own. It may go out. "
        + "This is a look, not a freeze."
    }
    if value.mapping != index { return "\(page) has left the file: \(name) lets it go." }
    if !value.isDirty, after.machine[index]?.page == nil {
      return tellDrop(of: page, by: name, at: index)
    }
    let holders = before.machine.tasks.filter {
      $0 != task && before.machine[$0].references(to: page) > 0
    }
    let who = holders.isEmpty ? "somebody" : holders.map(self.name).joined(separator: " and ")
    return
      "\(name) counts \(value.references) references on \(page), more than the tree's and its own (\(who)): it keeps "
      + "the page."
  }
}

extension TaskPlace {
  fileprivate var swapDescription: String? {
    guard case .reclaimer(.lockSwaplist(_, _, let swap)) = self else { return nil }
    return swap.description
  }
}
