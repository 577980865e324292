// Knows how to tell the steps of an invalidation.

import Shmem

extension InvalidateEffect: StepWords {
  func sentence(in context: StepContext) -> String {
    let name = context.name
    switch self {
    case .looksUp(let entry, let index):
      switch entry {
      case .page(let page): return context.tellFound(page, at: index)
      case .shadow, .swap, nil:
        return context.tellMiss(entry, at: index, meaning: "there is no page to drop")
      }
    case .clearsShadow(let shadow, let index, let isThere):
      return isThere
        ? "\(name) removes shadow \(shadow): slot \(index) is empty."
        : "Slot \(index) no longer holds \(shadow): \(name) leaves it alone."
    case .page(let effect, let page, let index):
      return effect.sentence(page, at: index, by: name)
    }
  }
}

extension InvalidateEffect.OnPage {
  fileprivate func sentence(_ page: PageNumber, at index: PageIndex, by name: String) -> String {
    switch self {
    case .locks: return "\(name) locks \(page)."
    case .findsGone: return "\(page) has left the file: \(name) drops its reference and is done."
    case .seesWriteEnd: return "\(page) is not being written: \(name) can go on."
    case .unmaps: return "\(name) unmaps \(page)."
    case .removes:
      return "\(page) is clean: \(name) removes it, and slot \(index) is empty. The bytes are on "
        + "the disk."
    case .findsDirty: return "\(page) is dirty: \(name) leaves it, and the call will say EBUSY."
    case .findsRemoved: return "\(page) has left the file: \(name) leaves it."
    case .unlocks: return "\(name) unlocks \(page) and drops its reference."
    }
  }
}
