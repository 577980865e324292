// Knows where running programs of one user leave word for each other, in a folder that no other user reads.

import Script

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A folder that belongs to the user and that no other user can read.
struct RuntimeFolder {
  /// The path.
  let path: String

  /// Finds the folder, and makes it if it is missing.
  ///
  /// It is the folder in `XDG_RUNTIME_DIR`, or else one in the folder for temporary files with the
  /// user's number in its name.
  ///
  /// - Throws: the reason why the folder is not fit for messages.
  init(environment: [String: String]) throws(RuntimeFolderError) {
    let user = geteuid()
    let temporary = environment["TMPDIR"].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? "/tmp"
    let base = XDGFolders(environment: environment).runtime
    // After `su` the variable may still name the folder of another user.
    let isOurs = base.map { Self.status(of: $0.parentFolder)?.st_uid == user } ?? false
    path = base.flatMap { isOurs ? $0 : nil } ?? "\(temporary)/punchscope-\(user)"
    // Making the folder fails if it exists: its fitness is checked in any case.
    // The name outlives the call.
    _ = unsafe mkdir(path, 0o700)
    guard let status = Self.status(of: path) else { throw .missing(path) }
    guard status.st_mode & S_IFMT == S_IFDIR else { throw .notAFolder(path) }
    guard status.st_uid == user else { throw .foreign(path) }
    guard status.st_mode & 0o077 == 0 else { throw .open(path) }
  }

  /// Returns the status of a path itself, not of a link's target; nil if nothing is there.
  private static func status(of path: String) -> stat? {
    var status = stat()
    // The structure and the text outlive the call.
    return unsafe lstat(path, &status) == 0 ? status : nil
  }
}

/// The reason why a folder is not fit for messages.
enum RuntimeFolderError: Error, CustomStringConvertible {
  /// The folder is missing and cannot be made.
  case missing(String)
  /// A thing other than a folder has its name.
  case notAFolder(String)
  /// The folder belongs to another user.
  case foreign(String)
  /// Other users can read the folder.
  case open(String)

  /// The reason, without a full stop.
  var description: String {
    switch self {
    case .missing(let path): "the folder '\(path.echoed)' cannot be created"
    case .notAFolder(let path): "'\(path.echoed)' is not a folder"
    case .foreign(let path): "the folder '\(path.echoed)' belongs to another user"
    case .open(let path):
      "other users can read the folder '\(path.echoed)'; chmod 700 makes it private"
    }
  }
}
