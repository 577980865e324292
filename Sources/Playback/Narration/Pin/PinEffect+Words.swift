// Knows how to tell the steps of a pin, as statements of the kernel too, and what to ask about them.

import Shmem

extension PinEffect: StepWords {
  func sentence(in context: StepContext) -> String {
    switch self {
    case .takes(let page, let index):
      guard let page else { return "\(context.name) looks for a page." }
      return
        "\(context.name) takes a reference to \(page), page \(index) of the file, and keeps it."
    case .drops(let page, _): return "\(context.name) drops its reference to \(page)."
    }
  }

  func statement(in context: StepContext) -> KernelStatement {
    switch self {
    case .takes: .words("pin " + (context.ownIndex.map { "page \($0)" } ?? "a page"))
    case .drops(let page, _): .words("unpin \(page)")
    }
  }

  func question(in context: StepContext) -> String {
    switch self {
    case .takes(_, let index):
      "What can no longer be done with page \(index) while the reference is held?"
    case .drops(let page, _): "Is \(page) still in the file?"
    }
  }

  func outcomes(in context: StepContext) -> StepOutcomes? { nil }
}
