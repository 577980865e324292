// Knows how to tell the steps of read(2).

import Shmem

extension Narrator {
  func sentence(_ step: Step, _ reader: Reader) -> String {
    let name = name(step.task)
    switch reader {
    case .idle:
      let index = step.pick ?? before.scenario[step.task].index ?? PageIndex(0)
      return tellRead(step.task, at: index)
    case .lookUp(let index): return tellRead(step.task, at: index)
    case .lock(let index, let page):
      guard before.machine[page].mapping == index else {
        return "\(page) has left the file while \(name) waited: it looks page \(index) up again."
      }
      guard before.scenario.mapping == .tmpfs else {
        return "\(page) has been read by now: \(name) may copy it."
      }
      guard isInsideFile(index) else { return tellBehindEnd(step.task, at: index) }
      return before.machine[page].content == nil
        ? "\(page) was never written: \(name) reads zeros."
        : "\(name) locks \(page)."
    case .swapIn(let index, let swapIn): return tell(step.id, swapIn, by: step.task, at: index)
    case .fromDisk(let index, let read): return tell(read, by: step.task, at: index)
    case .unlock(_, let page):
      return "\(name) unlocks \(page); its reference stays until it has copied."
    case .copy(let index, let page):
      guard before.scenario.mapping == .tmpfs || isInsideFile(index) else {
        return "Page \(index) lies behind the end of the file: \(name) copies nothing and drops "
          + "its reference on \(page)."
      }
      return "\(name) copies page \(index) to the user and drops its reference on \(page)."
    case .finished: return "\(name) is done."
    }
  }

  private func tellRead(_ task: TaskID, at index: PageIndex) -> String {
    guard before.scenario.mapping == .file || isInsideFile(index) else {
      return tellBehindEnd(task, at: index)
    }
    let means =
      switch before.scenario.mapping {
      case .tmpfs: "it reads zeros and changes nothing"
      case .file: "it has to ask the disk"
      }
    return tellLookUp(task, at: index, emptyMeans: means)
  }

  func isInsideFile(_ index: PageIndex) -> Bool { index.rawValue < before.machine.file.size }

  func tellBehindEnd(_ task: TaskID, at index: PageIndex) -> String {
    "Page \(index) lies behind the end of the file: \(name(task)) finds nothing to read."
  }

  func tellLookUp(_ task: TaskID, at index: PageIndex, emptyMeans: String) -> String {
    let name = name(task)
    switch before.machine[index] {
    case nil: return "\(name) finds slot \(index) empty: \(emptyMeans)."
    case .page(let page): return "\(name) finds \(page) in slot \(index) and takes a reference."
    case .swap(let swap):
      return "\(name) finds swap entry \(swap) in slot \(index); that pins nothing."
    case .shadow(let shadow):
      return "\(name) finds shadow \(shadow) in slot \(index), no page: \(emptyMeans)."
    }
  }
}
