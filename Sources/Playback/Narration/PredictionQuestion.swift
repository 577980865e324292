// Knows what to ask about a step before it is taken.

import Shmem

/// A question about a step that has not been taken.
///
/// It is put together from the snapshot before the step and from nothing else, so that it cannot give
/// away what only the step decides.
struct PredictionQuestion {
  let snapshot: Snapshot
  let step: Step

  init(_ snapshot: Snapshot, _ step: Step) {
    self.snapshot = snapshot
    self.step = step
  }

  /// The question, one or two sentences.
  var question: String { snapshot.scenario.kernel.naming(questionOf2014) }

  private var questionOf2014: String {
    if let words = snapshot.machine.transition(for: step, in: snapshot.scenario)?.effect.words {
      return words.question(in: StepContext(snapshot: snapshot, task: step.task))
    }
    return switch snapshot.machine[step.task] {
    case .reader(let reader): ask(reader)
    case .splicer(let splicer): ask(splicer)
    case .writer(let writer): ask(writer)
    case .faulter(let faulter): ask(faulter)
    case .puncher, .reclaimer, .truncater, .preallocator, .evictor: preconditionFailure("typed")
    case .swapoff(let swapoff): ask(swapoff)
    }
  }

  // MARK: Words

  var who: String { snapshot.name(of: step.task) }

  /// The page that a task works on that is about to start.
  var pickedPage: PageIndex? { step.pick ?? snapshot.scenario[step.task].index }

  func askWhatIsFound(at index: PageIndex?) -> String {
    index.map { "What will it find in slot \($0)?" } ?? "What will it find?"
  }

  func askWhatIsHeld(by index: PageIndex) -> String { "What will slot \(index) hold then?" }

  func askWhoGoesOn(without lock: String) -> String {
    "Who can go on, if anybody, once \(lock) is free?"
  }

  func askForOwner(of swap: SwapEntry) -> String { "Who will own \(swap) then, if anybody?" }

  func askForCount() -> String {
    "info->swapped is \(snapshot.machine.file.swapped). What will it be?"
  }

  func askForPlace(of page: PageNumber, at index: PageIndex) -> String {
    "Does \(page) still belong to page \(index) of the file? And what if not?"
  }

  /// What a slot will hold, and what that means for whoever remembers what it holds now.
  func askAboutSwizzle(at index: PageIndex) -> String {
    let isInHand = gathered.contains { snapshot.machine[index] == $0.entry && $0.index == index }
    guard isInHand, let entry = snapshot.machine[index] else { return askWhatIsHeld(by: index) }
    return
      "\(askWhatIsHeld(by: index)) And what will the \(entry) be worth that punch has gathered?"
  }

  /// What the puncher has in hand and has not worked on.
  private var gathered: [Gathered] {
    guard let cursor = snapshot.puncher.cursor else { return [] }
    return (cursor.position..<cursor.batch.count).map { cursor.batch[$0] }
  }
}
