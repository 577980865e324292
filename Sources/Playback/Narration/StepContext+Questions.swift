// Knows the questions that steps of several kinds have in common.

import Shmem

extension StepContext {
  /// The question for a value of `info->swapped`.
  var askForCount: String { "info->swapped is \(machine.file.swapped). What will it be?" }

  /// The question for the tasks that i_mutex keeps out.
  var askWhoStaysOut: String { "Which tasks have to wait from now on, and which do not?" }

  /// Returns the question for what a slot will hold.
  func askWhatIsHeld(by index: PageIndex) -> String { "What will slot \(index) hold then?" }

  /// Returns the question for the owner of a swap slot.
  func askForOwner(of swap: SwapEntry) -> String { "What will own \(swap) then, if anything?" }

  /// Returns the question for what an unlock lets happen.
  func askWhoGoesOn(without lock: String) -> String {
    "Which task can go on, if any, once \(lock) is free?"
  }

  /// Returns the question for what a slot will hold, and for what becomes of an entry that the punch has
  /// gathered from it.
  func askAboutSwizzle(at index: PageIndex) -> String {
    guard isInHand(at: index), let entry = machine[index] else { return askWhatIsHeld(by: index) }
    return
      "\(askWhatIsHeld(by: index)) And is the \(entry) that punch has gathered still of use then?"
  }

  /// Returns true if a slot holds what the punch has gathered from it and has not worked on.
  func isInHand(at index: PageIndex) -> Bool {
    gathered.contains { machine[index] == $0.entry && $0.index == index }
  }

  /// The entries that the puncher has in hand and has not worked on.
  private var gathered: [Gathered] {
    guard let cursor = snapshot.puncher.cursor else { return [] }
    return (cursor.position..<cursor.batch.count).map { cursor.batch[$0] }
  }
}
