// Knows the options that are chosen for a task before it is injected.

package import Shmem

/// The options of the next task that is injected by hand.
package struct InjectionOptions: Hashable, Sendable {
  /// The options that are chosen, whether or not they suit the task.
  package private(set) var chosen: Set<TaskOption> = []
  /// The page for the options that are about one.
  package internal(set) var page = PageIndex(0)

  /// Chooses an option, or no longer.
  mutating func toggle(_ option: TaskOption) { chosen.formSymmetricDifference([option]) }

  /// Returns a task with the options that suit it.
  package func applied(to task: TaskSpec) -> TaskSpec {
    var task = task
    for option in TaskOption.allCases where chosen.contains(option) && option.suits(task.kind) {
      task.add(option, number: number(for: option))
    }
    return task
  }

  /// Returns the number that goes with an option; nil if it takes none.
  package func number(for option: TaskOption) -> UInt64? { option.defaultNumber(at: page) }
}

extension TaskOption {
  /// Returns the number with which the option is chosen by its key, at a page of the file; nil if it takes none.
  func defaultNumber(at page: PageIndex) -> UInt64? {
    switch number {
    case .page: page.rawValue
    // Four slots: enough to tell the first from the others.
    case .order: 2
    case nil: nil
    }
  }

  /// The key that chooses the option while a task is chosen to be injected.
  package var key: Character {
    switch self {
    case .loop: "L"
    case .noRetry: "R"
    case .around: "A"
    case .buffer: "B"
    case .from: "F"
    case .inside: "I"
    case .order: "O"
    case .mapped: "M"
    }
  }
}

extension Session {
  /// Chooses an option for the next injection, or no longer.
  mutating func toggle(_ option: TaskOption) {
    play?.injectionOptions.toggle(option)
  }

  /// Moves the page of the options that are about one.
  mutating func moveOptionPage(by pages: Int) {
    guard let play else { return }
    let last = play.snapshot.scenario.filePages - 1
    let page = play.injectionOptions.page.rawValue
    let moved = pages < 0 ? page - min(page, 1) : min(last, page + 1)
    self.play?.injectionOptions.page = PageIndex(moved)
  }
}
