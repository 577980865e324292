// Keeps Swift's backtraces from asking questions.

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The reaction of Swift to a crash of the program.
///
/// After a backtrace at a terminal Swift asks what to do next and waits for a key. The shell, which has
/// got the terminal back, waits for keys too. `SWIFT_BACKTRACE` can forbid the question, but it is read
/// before the program begins.
enum Backtraces {
  private static let variable = "SWIFT_BACKTRACE"

  /// Returns the value that the variable needs in place of `value`; nil if nothing would be asked
  /// anyway, or if the user has chosen.
  static func setting(insteadOf value: String?) -> String? {
    let settings = (value ?? "").split(separator: ",")
    let isChosen = settings.contains { setting in
      let parts = setting.split(separator: "=", maxSplits: 1)
      let isOff = parts.last.map { ["no", "off", "false", "0"].contains($0.lowercased()) } ?? false
      return parts.first == "interactive" || parts.first == "enable" && isOff
    }
    guard !isChosen else { return nil }
    // Without questions Swift prints all it knows, unless it is told to be brief.
    let isBrief = settings.contains { $0.hasPrefix("preset=") }
    let additions = ["interactive=no"] + (isBrief ? [] : ["preset=friendly"])
    return (settings.map(String.init) + additions).joined(separator: ",")
  }

  /// Starts the program again, in the same process, if its backtraces would ask questions.
  ///
  /// They ask only if both input and output are a terminal, so no input is lost that was read. If the
  /// program cannot be started again, it goes on.
  static func askNothing() {
    #if os(Linux)
      guard isTerminal(STDIN_FILENO), isTerminal(STDOUT_FILENO),
        let setting = setting(insteadOf: ProcessInfo.processInfo.environment[variable]),
        let program = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
      else { return }
      // The strings outlive the calls; the second one returns only if it fails.
      guard unsafe setenv(variable, setting, 1) == 0 else { return }
      _ = unsafe execv(program, CommandLine.unsafeArgv)
    #endif
  }
}
