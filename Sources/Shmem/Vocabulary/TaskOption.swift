// Knows the options of a task besides its kind and its page, and the words for them.

/// An option of a task on the command line and in demo files.
package enum TaskOption: String, CaseIterable, Hashable, Sendable {
  /// It starts over whenever it has finished.
  case loop
  /// Its fault may not be retried.
  case noRetry = "no-retry"
  /// Its fault maps what it finds around the page first.
  case around
  /// Its buffer is mapped from a page of this file.
  case buffer
  /// It begins with a page other than the first.
  case from
  /// It cuts the file inside its page, whose head stays.
  case inside
  /// It makes a page of an order where there is none.
  case order
  /// It stores through the pte that is there, without a fault.
  case mapped

  /// The numbers that can follow an option in the text.
  package enum Number: String, Hashable, Sendable {
    /// A page of the file.
    case page = "PAGE"
    /// The order of a page.
    case order = "ORDER"
  }

  /// The number that follows it in the text; nil if none does.
  package var number: Number? {
    switch self {
    case .loop, .noRetry, .around, .inside, .mapped: nil
    case .buffer, .from: .page
    case .order: .order
    }
  }

  /// The option as the reference writes it: `loop`, `buffer=PAGE`.
  package var form: String { number.map { "\(rawValue)=\($0.rawValue)" } ?? rawValue }

  /// Returns true if tasks of a kind can have it.
  package func suits(_ kind: TaskKind) -> Bool { kind.facts.options.contains(self) }
}
