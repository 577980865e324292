// Knows how to tell, for kinds of tasks whose effects are not typed yet, how they get a page of the file.

import Shmem

extension Narrator {
  func tell(_ step: Step, _ getPage: GetPage, at index: PageIndex) -> String {
    let purpose: GetPage.Purpose =
      switch before.machine[step.task] {
      case .preallocator: .fallocate
      case .writer(.getPage): .write
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

  func tell(_ read: DiskRead, by task: TaskID, at index: PageIndex) -> String {
    let context = StepContext(snapshot: before, task: task)
    return before.machine.next(of: read, at: index, in: before.scenario)
      .transition?.effect.sentence(at: index, in: context) ?? ""
  }
}

extension Snapshot {
  func statement(of getPage: GetPage, at index: PageIndex, for task: TaskID) -> String {
    let next = machine.next(of: getPage, for: .cache, at: index, in: scenario)
    let context = StepContext(snapshot: self, task: task)
    return next.transition?.effect.statement(at: index, in: context) ?? ""
  }

  func statement(of swapIn: SwapIn) -> String {
    let next = machine.next(of: swapIn, at: PageIndex(0), testsSize: false, in: scenario)
    return next.transition?.effect.statement ?? ""
  }

  func statement(of read: DiskRead, at index: PageIndex) -> String {
    machine.next(of: read, at: index, in: scenario).transition?.effect.statement(at: index) ?? ""
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

  func ask(_ read: DiskRead, at index: PageIndex) -> String {
    snapshot.machine.next(of: read, at: index, in: snapshot.scenario)
      .transition?.effect.question(at: index, in: context) ?? ""
  }
}
