// Knows how to tell the steps of a truncate outside shmem_undo_range().

import Shmem

extension Narrator {
  func sentence(_ step: Step, _ truncater: Truncater<SharedStorage.Batch>) -> String {
    let name = name(step.task)
    switch truncater {
    case .idle: return "\(name) takes i_mutex: no punch and no write can be under way."
    case .setSize: return tellNewSize(by: step.task)
    case .unmap(let from): return tellUnmap(behindEndFrom: from, by: step.task)
    case .undo(let walk): return sentence(step.id, walk, of: step.task)
    case .unmapAgain(let from):
      return before.machine.storage.mappedPage(from: from) == nil
        ? "\(name) walks the ptes behind the end once more; only private copies could be left there."
        : tellUnmap(behindEndFrom: from, by: step.task)
    case .releaseMutex: return "\(name) releases i_mutex and returns."
    case .finished: return "\(name) is done."
    }
  }

  private func tellNewSize(by task: TaskID) -> String {
    let name = name(task)
    let (old, new) = (before.machine.file.end, after.machine.file.end)
    guard new < old else {
      return new == old
        ? "The file has \(words(for: new)) already: \(name) has nothing to cut."
        : "\(name) makes the file longer: \(words(for: new)), nothing to cut."
    }
    let effect =
      switch before.scenario.mapping {
      case .tmpfs: "faults and reads behind the end are sent away from now on, nobody has to wait"
      case .file: "faults behind the end are sent away from now on, and reads find zeros there"
      }
    return "\(name) cuts the file to \(words(for: new)): \(effect)."
  }

  private func words(for end: FileEnd) -> String {
    guard end.cutsLastPage else { return count(Int(end.pages), "page", "pages") }
    return "\(count(Int(end.pages - 1), "page", "pages")) and a part"
  }

  private func tellUnmap(behindEndFrom start: PageIndex, by task: TaskID) -> String {
    guard let cleared = before.machine.storage.mappedPage(from: start) else {
      return "\(name(task)) walks the ptes behind the end and finds none to clear."
    }
    return "\(name(task)) clears the pte of page \(cleared)."
  }
}
