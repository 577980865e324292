// Knows what the rules of a race say about faults into the hole.

extension Scenario {
  /// The way of a fault into the hole during the punch.
  var faultWay: FaultGate { rules.faultGate }

  /// True if a signal that is going to kill a fault ends its sleep on the punch's queue.
  var killsSleepers: Bool { rules.waitState == .killable }

  /// True if the wake-up at the end of the punch leaves the entry of a fault that is awake already on the queue.
  package var leavesWokenOnQueue: Bool { rules.wakeFunction == .autoremove }

  /// True if a fault that sleeps on the punch's queue may be woken by something else (F3w).
  ///
  /// A write is in no such sleep: it holds i_mutex, so that no punch is under way.
  var hasStrayWakeUps: Bool {
    faultWay == .waitQueue && leavesWokenOnQueue && traits.contains(.isFault)
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
