// Knows in which races the kernel could stop.

extension Scenario {
  /// True if some step may run into something that the kernel does not survive.
  var mayStopKernel: Bool {
    !rules.guards.areAllInPlace || rules.waitState == .killable || hasStrayWakeUps
  }

  /// True if a fault that sleeps on the punch's queue may be woken by something else (F3w).
  ///
  /// A write is in no such sleep: it holds i_mutex, so that no punch is under way.
  var hasStrayWakeUps: Bool {
    rules.faultGate == .waitQueue && rules.wakeFunction == .autoremove
      && traits.contains(.isFault)
  }

  /// The same race without stray wake-ups (F3w), which end it or change nothing.
  ///
  /// A fault that is woken early either leaves a queue that is still there, and then faults again as if
  /// it had come later, or it stops the kernel. So but for `Promise.noOops` every promise holds in one
  /// race if and only if it holds in the other.
  var withoutStrayWakeUps: Scenario {
    var scenario = self
    scenario.rules.wakeFunction = .synchronous
    return scenario
  }
}
