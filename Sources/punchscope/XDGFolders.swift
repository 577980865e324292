// Knows where a user's programs keep what is no document: the XDG base directories.

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The folders of the program among those of the user.
///
/// Source: XDG Base Directory Specification 0.8. A variable that holds a relative path is ignored, as
/// it says.
struct XDGFolders {
  /// For what is kept between runs and is neither document nor setting, such as the history.
  ///
  /// By default `~/.local/state/punchscope`; none if the user has no home.
  let state: String?
  /// For sockets and the like of a running program.
  ///
  /// Nobody but the user can read it. None without `XDG_RUNTIME_DIR`, for which the specification knows
  /// no default.
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

  /// Makes a folder, and those above it that are missing, for nobody but the user.
  ///
  /// A folder that is there already keeps its permissions.
  ///
  /// - Throws: what the system says if it cannot be made.
  static func make(_ folder: String) throws {
    // Foundation gives the attributes to every folder that it makes on the way.
    try FileManager.default.createDirectory(
      atPath: folder,
      withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o700]
    )
  }
}
