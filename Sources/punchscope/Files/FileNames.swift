// Lists the files whose names complete a line of the prompt.

import Playback

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The names of files that a line of the prompt can be completed with.
enum FileNames {
  /// Returns the files whose names begin with the given text, written in the same way.
  ///
  /// ```text
  ///   ~/ra      ~/race.punch  ~/races/
  /// ```
  ///
  /// - Parameters:
  ///   - prefix: the beginning of a path; a leading `~` is the user's home.
  ///   - demosOnly: true if only demos and folders are wanted.
  /// - Returns: the fact for the session.
  static func beginning(with prefix: String, demosOnly: Bool) -> Event {
    guard prefix != "~" else { return .answer(.listed(["~/"], prefix: prefix)) }
    let folder = prefix.lastIndex(of: "/").map { String(prefix[...$0]) } ?? ""
    let start = prefix.dropFirst(folder.count)
    let home = ProcessInfo.processInfo.environment["HOME"]
    let path = folder.isEmpty ? "." : UserPath.expanded(folder, home: home)
    let all = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    let names = all.filter { $0.hasPrefix(start) && ($0.first != "." || start.first == ".") }
      .sorted().compactMap { name -> String? in
        guard !isFolder("\(path)/\(name)") else { return "\(folder)\(name)/" }
        return demosOnly && !name.hasSuffix(".punch") ? nil : "\(folder)\(name)"
      }
    return .answer(.listed(names, prefix: prefix))
  }

  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    // The structure and the text outlive the call.
    return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}
