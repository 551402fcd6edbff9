#pragma once

#include <cstddef>
#include <functional>

namespace ituletter {

/// How many numbers `run_in_order` has at hand at a time at most: with n in
/// work, n less this is finished.
std::size_t most_at_hand(std::size_t threads);

/// Runs `work(0)`, `work(1)` and so on in `threads` threads, and `finish` for
/// each of them in order, in the calling thread. `next(n)` is called before
/// `work(n)`, in order and never twice at once, may wait, and returns false
/// when there is no n. No more than a few pieces of work are ahead of the one
/// to be finished, so memory stays flat. An exception from `finish` ends it
/// all, once `next` returns; `next` and `work` must not throw.
void run_in_order(std::size_t threads,
                  const std::function<bool(std::size_t)>& next,
                  const std::function<void(std::size_t)>& work,
                  const std::function<void(std::size_t)>& finish);

/// The same where it is known that there are `count`.
void run_in_order(std::size_t count, std::size_t threads,
                  const std::function<void(std::size_t)>& work,
                  const std::function<void(std::size_t)>& finish);

}  // namespace ituletter
