// Knows the folders for a program's own data: the XDG base directories.

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The program's folders among those of the user.
///
/// Source: XDG Base Directory Specification 0.8, by which a variable with a relative path is ignored.
struct XDGFolders {
  /// The folder for data between runs that is neither document nor setting, such as the history.
  ///
  /// By default `~/.local/state/punchscope`; nil if the user has no home.
  let state: String?
  /// The folder for sockets and similar files of a running program.
  ///
  /// Only the user can read it. It is nil without `XDG_RUNTIME_DIR`, as the specification has no
  /// default.
  let runtime: String?

  /// Finds the folders from the variables of an environment; makes none of them.
  init(environment: [String: String] = ProcessInfo.processInfo.environment) {
    func folder(_ name: String) -> String? {
      environment[name].flatMap { $0.hasPrefix("/") ? $0 : nil }
    }
    let home = folder("HOME").map { $0 + "/.local/state" }
    state = (folder("XDG_STATE_HOME") ?? home).map { $0 + "/punchscope" }
    runtime = folder("XDG_RUNTIME_DIR").map { $0 + "/punchscope" }
  }

  /// Makes a folder, and the missing ones above it, readable for the user only.
  ///
  /// A folder that exists keeps its permissions.
  ///
  /// - Throws: the system's error if it cannot be made.
  static func make(_ folder: String) throws {
    // Foundation gives the attributes to every folder that it makes on the way.
    try FileManager.default.createDirectory(
      atPath: folder,
      withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o700]
    )
  }
}
