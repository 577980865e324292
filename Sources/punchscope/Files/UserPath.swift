// Knows the meaning of `~` where no shell has replaced it: at the prompt.

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Paths as a person writes them.
enum UserPath {
  /// Returns the path with the home of a user in place of a leading `~` or `~NAME`, as in a shell.
  ///
  /// - Returns: the path itself if it has no such beginning, or if that home is unknown.
  static func expanded(_ path: String, home: String?) -> String {
    guard path.hasPrefix("~") else { return path }
    let name = path.dropFirst().prefix { $0 != "/" }
    let rest = path.dropFirst(1 + name.count)
    let own = home.flatMap { $0.isEmpty ? nil : $0 } ?? (unsafe folder(of: getpwuid(geteuid())))
    let folder = name.isEmpty ? own : (unsafe folder(of: getpwnam(String(name))))
    guard let folder else { return path }
    return (folder == "/" && !rest.isEmpty ? "" : folder) + rest
  }

  /// Returns the home of a user that the system knows.
  private static func folder(of user: UnsafeMutablePointer<passwd>?) -> String? {
    // The system keeps the structure until the next call, and the text is copied at once.
    guard let user = unsafe user, let text = unsafe user.pointee.pw_dir else { return nil }
    return unsafe String(cString: text)
  }
}
