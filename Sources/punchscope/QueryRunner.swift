// Knows how to find out in the background what a session asks, and to keep what was found for it.

import Dispatch
import Explorer
import Playback
import Shmem
import Synchronization

/// Finds out what takes long, beside the screen.
///
/// ```text
///   screen                       background
///   begin(inquiry)  ---------->  answer
///   collect()       <-- results--
///   abandon(number) ---------->  stops at its next look
/// ```
///
/// What is found waits as facts until the screen collects it, which it does a few times a second for
/// as long as `isBusy`.
final class QueryRunner: Sendable {
  private struct State {
    /// The numbers of the inquiries under way.
    var underWay: Set<Int> = []
    /// What has been found and not been collected, the latest last.
    var results: [(finding: Finding, inquiry: Int)] = []
  }

  private let state = Mutex(State())
  private let threads: Int
  private let clock = ContinuousClock()
  /// What is asked at every step waits for the one before to stop: stepping fast piles nothing up.
  private let reachability = DispatchQueue(label: "punchscope.reachability", qos: .utility)
  private let pars = DispatchQueue(label: "punchscope.pars", qos: .utility)
  private let odds = DispatchQueue(label: "punchscope.odds", qos: .utility)

  /// How many states are met for hints at most: so many are looked at in a few seconds.
  private static let reachabilityLimit = 400_000

  /// How many random schedules are tried at most: enough for half a percent either way.
  private static let scheduleLimit = 1 << 16

  /// Starts with nothing to find out.
  ///
  /// - Parameter threads: how many of them search; the answers are the same for any number.
  init(threads: Int) {
    self.threads = threads
  }

  /// Whether something is under way or waits to be collected.
  var isBusy: Bool { state.withLock { !$0.underWay.isEmpty || !$0.results.isEmpty } }

  /// Starts to find something out.
  func begin(_ inquiry: Inquiry) {
    state.withLock { _ = $0.underWay.insert(inquiry.number) }
    let queue =
      switch inquiry.kind {
      case .par: pars
      case .verdict: DispatchQueue.global(qos: .utility)
      case .reachability: reachability
      case .odds: odds
      }
    queue.async { [self] in
      // It may have been abandoned while it waited.
      guard state.withLock({ $0.underWay.contains(inquiry.number) }) else { return }
      answer(inquiry) { finding in
        state.withLock { state in
          guard state.underWay.contains(inquiry.number) else { return false }
          Self.add(finding, of: inquiry.number, to: &state.results)
          return true
        }
      }
      state.withLock { _ = $0.underWay.remove(inquiry.number) }
    }
  }

  /// Stops finding something out; nothing of it is reported any more.
  func abandon(_ number: Int) {
    state.withLock { state in
      state.underWay.remove(number)
      state.results.removeAll { $0.inquiry == number }
    }
  }

  /// What has been found since this was asked last.
  func collect() -> [Event] {
    state.withLock { state in
      defer { state.results = [] }
      return state.results.map { .found($0.finding, inquiry: $0.inquiry) }
    }
  }

  /// What is not final takes the place of what was there before: nobody wants to know how far it was.
  private static func add(
    _ finding: Finding,
    of number: Int,
    to results: inout [(finding: Finding, inquiry: Int)]
  ) {
    results.removeAll { result in
      guard result.inquiry == number else { return false }
      switch result.finding {
      case .progress, .odds: return true
      case .verdict, .reachability: return false
      }
    }
    results.append((finding, number))
  }

  /// Finds something out, here and now.
  ///
  /// - Parameters:
  ///   - inquiry: what is asked.
  ///   - report: takes in what is found; returns whether to go on.
  func answer(_ inquiry: Inquiry, report: (Finding) -> Bool) {
    let start = clock.now
    func goesOn(_ progress: Progress) -> Bool {
      report(.progress(progress, after: clock.now - start))
    }
    switch inquiry.kind {
    case .verdict, .par:
      guard let question = inquiry.kind.question else { return }
      let check: Check
      do {
        check = try Check(
          inquiry.scenario,
          from: inquiry.machine,
          judging: question.promises,
          andSchedulesBy: question.schedulePromises
        )
      } catch {
        preconditionFailure("a session asks about what can be checked")
      }
      let bounds = Bounds(states: .max, bytes: memorySize() / 4, depth: .max)
      let (verdict, progress) = check.run(bounds: bounds, threads: threads, goesOn: goesOn)
      _ = report(.verdict(verdict, progress, after: clock.now - start))
    case .odds:
      // Seed 0 every time: the same moment has the same odds.
      let sampler = Sampler(inquiry.scenario, from: inquiry.machine, strategy: .uniform, seed: 0)
      var samples = Samples()
      repeat {
        // Twice as many each time, so that the first figure is there at once; but no more than take a
        // tenth of a second, so that it can be stopped.
        let mostAtOnce = 1_000_000 / max(1, Int(samples[.steps].mean))
        let size = max(1, min(samples.count, mostAtOnce))
        let end = min(samples.count + size, Self.scheduleLimit)
        samples.merge(sampler.run(schedules: samples.count..<end))
      } while report(.odds(samples)) && samples.count < Self.scheduleLimit
    case .reachability:
      do {
        let reachability = try RaceReachability(
          of: inquiry.scenario,
          from: inquiry.machine,
          judging: Promise.allCases,
          stateLimit: Self.reachabilityLimit,
          goesOn: goesOn
        )
        if let reachability { _ = report(.reachability(reachability)) }
      } catch {
        preconditionFailure("a session asks about what can be checked")
      }
    }
  }
}
