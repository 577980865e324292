// Knows by which laws a schedule can be drawn.

/// The law by which a random schedule chooses the task that takes the next step.
///
/// With either law, a task that has a choice of pages takes any of the pages that it could start on, each of them as
/// likely as the others.
package enum SamplingStrategy: Hashable, Sendable {
  /// Every task that can take a step is as likely as the others, at every step anew.
  case uniform
  /// Tasks have priorities, drawn anew for every schedule, and the first that can take a step does; at some steps,
  /// drawn as well, the task whose turn it is gets a priority below all those at the start.
  ///
  /// A broken promise that needs a task to be held up at `changes` places is found with a probability that does not fall with the
  /// number of steps between them. A task that loops gets the lowest priority whenever it starts over: it would keep
  /// the others waiting for ever.
  ///
  /// Source: Burckhardt, Kothari, Musuvathi, Nagarakatte, "A randomized scheduler with probabilistic
  /// guarantees of finding bugs", ASPLOS 2010; its depth d is `changes` + 1.
  case priority(changes: Int)
}
