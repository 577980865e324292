// Knows how to tell the steps of a splice read.

import Shmem

extension SpliceEffect: StepWords {
  func sentence(in context: StepContext) -> String {
    let name = context.name
    switch self {
    case .findsPage(let page, let index): return context.tellFound(page, at: index)
    case .findsBehindEnd(let index): return context.tellBehindEnd(at: index)
    case .getPage(let effect, let index, _): return effect.sentence(at: index, in: context)
    case .unlocks(let page, _, let useless):
      let rest = useless.map { " and drops \($0), which it does not need" } ?? ""
      return "\(name) unlocks \(page)\(rest)."
    case .checks(let check, let page, let index):
      return check.sentence(page, at: index, in: context)
    case .drains(let page, _):
      return "The pipe has been read: \(name) drops its reference on \(page)."
    case .read(.page(.unlocks, let page, _)):
      return "\(name) unlocks \(page) and puts it into the pipe, as it is, with its reference."
    case .read(let effect): return effect.sentence(in: context)
    }
  }
}

extension SpliceEffect.Check {
  fileprivate func sentence(
    _ page: PageNumber,
    at index: PageIndex,
    in context: StepContext
  ) -> String {
    let name = context.name
    switch self {
    case .isFine:
      return "\(page) still belongs to the file: \(name) puts it into the pipe, as it is."
    case .findsGone:
      return "\(page) has left the file meanwhile: \(name) makes another page \(index)."
    case .findsUnwritten: return "\(page) was never written: \(name) gets page \(index) after all."
    case .findsBehindEnd: return context.tellBehindEnd(at: index)
    }
  }
}
