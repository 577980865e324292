// Knows the functions by which several kinds of tasks get a page.

import Shmem

extension Listing {
  /// Getting a page, or making one.
  package static let getPage = Listing(
    "shmem_getpage_gfp()",
    "getpage",
    in: .tmpfs,
    getPageLines
  )

  /// Swap-in.
  package static let swapIn = Listing(
    "shmem_getpage_gfp(), swap-in",
    "swap-in",
    in: .tmpfs,
    swapInLines
  )
}
