// Knows where running programs of one user leave word for each other, in a folder that no other user reads.

import Script

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A folder that belongs to the user and that nobody else can look into.
struct RuntimeFolder {
  /// Where it is.
  let path: String

  /// Finds the folder, and makes it if it is missing.
  ///
  /// It is the one in `XDG_RUNTIME_DIR`, or else one in the folder for temporary files that has the
  /// user's number in its name.
  ///
  /// - Throws: why nothing can be left there.
  init(environment: [String: String]) throws(RuntimeFolderError) {
    let user = geteuid()
    let temporary = environment["TMPDIR"].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? "/tmp"
    let base = XDGFolders(environment: environment).runtime
    // After `su` the variable may still name the folder of somebody else.
    let isOurs = base.map { Self.status(of: $0.parentFolder)?.st_uid == user } ?? false
    path = base.flatMap { isOurs ? $0 : nil } ?? "\(temporary)/punchscope-\(user)"
    // Making it fails if it is there: whether it is fit is looked at in any case.
    // The name outlives the call.
    _ = unsafe mkdir(path, 0o700)
    guard let status = Self.status(of: path) else { throw .missing(path) }
    guard status.st_mode & S_IFMT == S_IFDIR else { throw .notAFolder(path) }
    guard status.st_uid == user else { throw .foreign(path) }
    guard status.st_mode & 0o077 == 0 else { throw .open(path) }
  }

  /// What is at a path itself, not what a link there leads to; none if there is nothing.
  private static func status(of path: String) -> stat? {
    var status = stat()
    // The structure and the text outlive the call.
    return unsafe lstat(path, &status) == 0 ? status : nil
  }
}

/// Why a folder is not fit to leave anything in it.
enum RuntimeFolderError: Error, CustomStringConvertible {
  /// It is not there and cannot be made.
  case missing(String)
  /// Something else has its name.
  case notAFolder(String)
  /// It belongs to somebody else.
  case foreign(String)
  /// Others can look into it.
  case open(String)

  /// The reason, without a full stop.
  var description: String {
    switch self {
    case .missing(let path): "the folder '\(path.echoed)' cannot be made"
    case .notAFolder(let path): "'\(path.echoed)' is no folder"
    case .foreign(let path): "the folder '\(path.echoed)' belongs to somebody else"
    case .open(let path):
      "others can look into the folder '\(path.echoed)'; chmod 700 makes it private"
    }
  }
}
