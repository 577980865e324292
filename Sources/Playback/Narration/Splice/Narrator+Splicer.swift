// Knows how to tell the steps of a splice read.

import Shmem

extension Narrator {
  func sentence(_ step: Step, _ splicer: Splicer) -> String {
    let name = name(step.task)
    switch splicer {
    case .idle where before.scenario.rules.later.spliceReads: return sentence(step, Reader.idle)
    case .idle:
      let index = step.pick ?? before.scenario[step.task].index ?? PageIndex(0)
      guard step.id != .l1 || isInsideFile(index) else {
        return tellBehindEnd(step.task, at: index)
      }
      return tell(step, .lookUp, at: index)
    case .getPage(let index, let getPage, _): return tell(step, getPage, at: index)
    case .unlock(_, let page, let useless):
      let rest = useless.map { " and drops \($0), which was of no use" } ?? ""
      return "\(name) unlocks \(page)\(rest)."
    case .read(.unlock(_, let page)):
      return "\(name) unlocks \(page) and puts it into the pipe, as it is, with its reference."
    case .read(let reader): return sentence(step, reader)
    case .check(let index, let page):
      if before.machine[page].mapping != index {
        return "\(page) has left the file meanwhile: \(name) gets page \(index) after all."
      }
      guard before.machine[page].content == nil || isInsideFile(index) else {
        return tellBehindEnd(step.task, at: index)
      }
      return before.machine[page].content == nil
        ? "\(page) was never written: \(name) gets page \(index) after all."
        : "\(page) still belongs to the file: \(name) puts it into the pipe, as it is."
    case .drain(_, let page):
      return "Somebody has read the pipe: \(name) drops its reference on \(page)."
    case .finished: return "\(name) is done."
    }
  }
}
