// Knows how to tell the steps of read(2).

import Shmem

extension ReadEffect: StepWords {
  func sentence(in context: StepContext) -> String {
    switch self {
    case .looksUp(let found, let index): return found.sentence(at: index, in: context)
    case .page(let effect, let page, let index):
      return effect.sentence(page, at: index, in: context)
    case .swapIn(let effect, let index): return effect.sentence(at: index, in: context)
    case .fromDisk(let effect, let index): return effect.sentence(at: index, in: context)
    }
  }
}

extension ReadEffect.LookUp {
  fileprivate func sentence(at index: PageIndex, in context: StepContext) -> String {
    switch self {
    case .findsBehindEnd: return context.tellBehindEnd(at: index)
    case .findsNothing(let entry):
      let meaning =
        switch context.scenario.mapping {
        case .tmpfs: "it reads zeros and changes nothing"
        case .file: "it has to read from the disk"
        }
      return context.tellMiss(entry, at: index, meaning: meaning)
    case .findsPage(let page, _): return context.tellFound(page, at: index)
    case .findsSwap(let swap): return context.tellFound(swap, at: index)
    }
  }
}

extension ReadEffect.OnPage {
  fileprivate func sentence(
    _ page: PageNumber,
    at index: PageIndex,
    in context: StepContext
  ) -> String {
    let name = context.name
    switch self {
    case .locks: return "\(name) locks \(page)."
    case .findsGone: return context.tellGone(page, at: index)
    case .findsRead: return "\(page) has been read in the meantime: \(name) may copy it."
    case .findsUnwritten: return "\(page) was never written: \(name) reads zeros."
    case .findsBehindEnd: return context.tellBehindEnd(at: index)
    case .unlocks: return "\(name) unlocks \(page); it keeps its reference until it has copied."
    case .copies(let isBehindEnd):
      return isBehindEnd
        ? "Page \(index) lies beyond the end of the file: \(name) copies nothing and drops its "
          + "reference on \(page)."
        : "\(name) copies page \(index) to the user and drops its reference on \(page)."
    }
  }
}
