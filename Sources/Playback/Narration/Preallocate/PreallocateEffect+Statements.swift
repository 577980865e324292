// Knows the steps of a preallocation as statements of the kernel, and what to ask about them.

import Shmem

extension PreallocateEffect<SharedStorage.Batch> {
  func statement(in context: StepContext) -> KernelStatement {
    switch self {
    case .takesMutex: .lock(.inodeMutex)
    case .publishes: .assignment(.inodePrivate, .set, .falloc)
    case .goesOn, .fails: .test("go on, or fail")
    case .getPage(let effect, let index): effect.statement(at: index, in: context)
    case .commits(let page, _, _):
      .long(
        .sequence([.words("next++"), .call(.unlockPage, [.page(page)])]),
        short: "next++, unlock"
      )
    case .undo(let effect): effect.statement(in: context)
    case .withdraws: .assignment(.inodePrivate, .set, .null)
    case .releasesMutex: .unlock(.inodeMutex)
    }
  }

  func question(in context: StepContext) -> String {
    switch self {
    case .takesMutex: context.askWhoStaysOut
    case .publishes: "Will faults wait for it, as they may for a punch?"
    case .goesOn, .fails: "Will it go on to the next page, or fail?"
    case .getPage(let effect, let index): effect.question(at: index, in: context)
    case .commits(_, let index, _): "Will page \(index) count as written?"
    case .undo(let effect): effect.question(in: context)
    case .withdraws: "What is left of the pages that it has made?"
    case .releasesMutex: context.askWhoGoesOn(without: "i_mutex")
    }
  }

  func outcomes(in context: StepContext) -> StepOutcomes? {
    switch self {
    case .goesOn:
      StepOutcomes(["it goes on to the next page", "it fails"], right: 0)
    case .fails:
      StepOutcomes(["it goes on to the next page", "it fails"], right: 1)
    case .getPage(let effect, let index): effect.outcomes(at: index, in: context)
    case .undo(let effect): effect.outcomes(in: context)
    case .takesMutex, .publishes, .commits, .withdraws, .releasesMutex: nil
    }
  }
}
