// Knows how to tell the steps of an eviction outside shmem_undo_range().

import Shmem

extension Narrator {
  func sentence(_ step: Step, _ evictor: Evictor<SharedStorage.Batch>) -> String {
    let name = name(step.task)
    switch evictor {
    case .idle:
      return
        "\(name) begins to do away with the file: nobody has it open or mapped, so it takes no "
        + "lock and clears no pte."
    case .undo(let walk): return sentence(step.id, walk, of: step.task)
    case .leaveList:
      return "\(name) takes the file off the list that swapoff goes by: the file is gone."
    case .finished: return "\(name) is done."
    }
  }
}
