// Knows the lines of a pin.

import Shmem

extension Listing {
  /// A pin.
  package static let pin = Listing(
    "get_user_pages_fast()",
    "pin",
    in: .tmpfs,
    [
      line("take a reference to the page", .g1),
      line("the device reads or writes it"),
      line("drop the reference", .g2),
    ]
  )
}
