#pragma once

#include <cstddef>
#include <functional>

namespace ituletter {

/// Runs `work(0)` to `work(count - 1)` in `threads` threads, and `finish` for
/// each of them in order, in the calling thread. No more than a few pieces of
/// work are ahead of the one to be finished, so memory stays flat. An
/// exception from `finish` ends it all; `work` must not throw.
void run_in_order(std::size_t count, std::size_t threads,
                  const std::function<void(std::size_t)>& work,
                  const std::function<void(std::size_t)>& finish);

}  // namespace ituletter
