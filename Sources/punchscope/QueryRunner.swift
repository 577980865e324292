// Finds the answers to a session's inquiries in the background, and keeps them for it.

import Dispatch
import Explorer
import Playback
import Shmem
import Synchronization

/// A runner of long inquiries, beside the screen.
///
/// ```text
///   screen                       background
///   begin(inquiry)  ---------->  answer
///   collect()       <-- results--
///   abandon(number) ---------->  stops at its next look
/// ```
///
/// Results wait as facts until the screen collects them, which it does a few times a second as long as
/// `isBusy`.
final class QueryRunner: Sendable {
  private struct State {
    /// The numbers of the inquiries under way.
    var underWay: Set<Int> = []
    /// The results that have not been collected, the latest last.
    var results: [(finding: Finding, inquiry: Int)] = []
  }

  private let state = Mutex(State())
  private let threads: Int
  private let clock = ContinuousClock()
  /// An inquiry of every step waits until the previous one stops, so that fast stepping piles nothing
  /// up.
  private let reachability = DispatchQueue(label: "punchscope.reachability", qos: .utility)
  private let pars = DispatchQueue(label: "punchscope.pars", qos: .utility)
  private let odds = DispatchQueue(label: "punchscope.odds", qos: .utility)

  /// The highest number of states for reachability marks: they take a few seconds.
  private static let reachabilityLimit = 400_000

  /// The highest number of random schedules: enough for half a percent either way.
  private static let scheduleLimit = 1 << 16

  /// Makes a runner without inquiries.
  ///
  /// - Parameter threads: the number of threads for a search; the answers are the same for any number.
  init(threads: Int) {
    self.threads = threads
  }

  /// True if an inquiry is under way or a result waits to be collected.
  var isBusy: Bool { state.withLock { !$0.underWay.isEmpty || !$0.results.isEmpty } }

  /// Begins an inquiry.
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
      // The inquiry may have been abandoned while it waited.
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

  /// Abandons an inquiry; none of its results is reported any more.
  func abandon(_ number: Int) {
    state.withLock { state in
      state.underWay.remove(number)
      state.results.removeAll { $0.inquiry == number }
    }
  }

  /// Returns the results since the last call.
  func collect() -> [Event] {
    state.withLock { state in
      defer { state.results = [] }
      return state.results.map { .progress(.found($0.finding, inquiry: $0.inquiry)) }
    }
  }

  /// Adds a result; it replaces an earlier one of the inquiry that is only progress.
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

  /// Answers an inquiry and waits for the result.
  ///
  /// - Parameters:
  ///   - inquiry: the inquiry.
  ///   - report: takes each result and returns whether to go on.
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
      // The seed is always 0, so that a moment always has the same odds.
      let sampler = Sampler(inquiry.scenario, from: inquiry.machine, strategy: .uniform, seed: 0)
      var samples = Samples()
      repeat {
        // The number of schedules doubles each time, so that the first figure is there at once. It
        // stays below a tenth of a second's work, so that the inquiry can be stopped.
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
