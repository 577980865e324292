// Knows how to tell, for kinds of tasks whose effects are not typed yet, how they get a page of the file.

import Shmem

extension Narrator {
  func isInsideFile(_ index: PageIndex) -> Bool { index.rawValue < before.machine.file.size }

  func tell(_ step: Step, _ getPage: GetPage, at index: PageIndex) -> String {
    let purpose: GetPage.Purpose =
      switch before.machine[step.task] {
      case .preallocator: .fallocate
      case .puncher, .reader, .splicer, .writer, .faulter, .reclaimer, .truncater, .evictor,
        .swapoff:
        .cache
      }
    let next = before.machine.next(of: getPage, for: purpose, at: index, in: before.scenario)
    let context = StepContext(snapshot: before, task: step.task)
    return next.transition?.effect.sentence(at: index, in: context) ?? ""
  }

  func tell(_ stepID: StepID, _ swapIn: SwapIn, by task: TaskID, at index: PageIndex) -> String {
    let next = before.machine.next(of: swapIn, at: index, testsSize: true, in: before.scenario)
    let context = StepContext(snapshot: before, task: task)
    return next.transition?.effect.sentence(at: index, in: context) ?? ""
  }
}

extension Snapshot {
  func lookUpStatement(at index: PageIndex?) -> String {
    index.map { "look up slot \($0)" } ?? "look up a slot"
  }

  func statement(of getPage: GetPage, at index: PageIndex, for task: TaskID) -> String {
    let next = machine.next(of: getPage, for: .cache, at: index, in: scenario)
    let context = StepContext(snapshot: self, task: task)
    return next.transition?.effect.statement(at: index, in: context) ?? ""
  }

  func statement(of swapIn: SwapIn) -> String {
    let next = machine.next(of: swapIn, at: PageIndex(0), testsSize: false, in: scenario)
    return next.transition?.effect.statement ?? ""
  }
}

extension PredictionQuestion {
  private var context: StepContext { StepContext(snapshot: snapshot, task: step.task) }

  func ask(_ getPage: GetPage, at index: PageIndex) -> String {
    let next = snapshot.machine.next(of: getPage, for: .cache, at: index, in: snapshot.scenario)
    return next.transition?.effect.question(at: index, in: context) ?? ""
  }

  func ask(_ swapIn: SwapIn, at index: PageIndex) -> String {
    let next = snapshot.machine.next(of: swapIn, at: index, testsSize: false, in: snapshot.scenario)
    return next.transition?.effect.question(at: index, in: context) ?? ""
  }
}
