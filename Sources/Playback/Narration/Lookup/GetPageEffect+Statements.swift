// Knows the steps by which a task gets a page of the file as statements, and what to ask about them.

import Shmem

extension GetPageEffect {
  /// Returns the statement of the kernel with the operands of the moment.
  func statement(at index: PageIndex, in context: StepContext) -> KernelStatement {
    switch self {
    case .findsNothing, .findsSwap, .findsPage: context.lookUpStatement(at: index)
    case .locks(let page, _), .findsGone(let page): .call(.lockPage, [.page(page)])
    case .passesSizeTest, .findsBehindEnd: .test("inside i_size")
    case .swapIn(let effect): effect.statement
    case .fromDisk(let effect): effect.statement(at: index)
    case .allocates: .words("allocate a page")
    case .adds(let page), .findsSlotTaken(let page):
      .slot(index, .exchange(nil, for: .page(page)))
    case .addsToLRU(let page, _, _): .call(.lruCacheAdd, [.page(page)])
    case .clears(let page, _): .words("clear \(page)")
    }
  }

  /// Returns the question about the step, which works on page `index` of the file.
  func question(at index: PageIndex, in context: StepContext) -> String {
    switch self {
    case .findsNothing, .findsSwap, .findsPage: context.askWhatIsFound(at: index)
    case .locks(let page, _), .findsGone(let page): context.askForPlace(of: page, at: index)
    case .passesSizeTest, .findsBehindEnd:
      "Does page \(index) lie inside the file? And what will it do then?"
    case .swapIn(let effect): effect.question(at: index, in: context)
    case .fromDisk(let effect): effect.question(at: index, in: context)
    case .allocates, .adds, .findsSlotTaken: context.askWhatIsHeld(by: index)
    case .addsToLRU(let page, _, _): "What can find \(page) from now on?"
    case .clears(let page, _): "Will \(page) count as old data, or as written later?"
    }
  }
}
