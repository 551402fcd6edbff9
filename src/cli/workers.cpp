#include "cli/workers.hpp"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <system_error>
#include <thread>
#include <vector>

namespace ituletter {
namespace {

constexpr std::size_t ahead_per_thread = 8;

/// Hands out numbers, and waits until one is done.
class Turns {
 public:
  Turns(const std::function<bool(std::size_t)>& next, std::size_t window)
      : next_(next), window_(window), is_done_(window) {}

  /// The next number to work on, if there is one.
  std::optional<std::size_t> take() {
    // While one thread waits in `next`, the others wait for it here, and what
    // is done can be finished.
    const std::lock_guard one_at_a_time(taking_);
    const std::size_t n = begun_;
    if (!wait_for_room() || !next_(n)) {
      stop();
      return {};
    }
    const std::lock_guard lock(mutex_);
    ++begun_;
    return n;
  }

  void mark_done(std::size_t n) {
    const std::lock_guard lock(mutex_);
    is_done_[n % window_] = true;
    changed_.notify_all();
  }

  /// Returns false if there is no such number.
  bool wait_for(std::size_t n) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this, n] {
      return is_done_[n % window_] || (is_over_ && n == begun_);
    });
    const bool is_there = is_done_[n % window_];
    is_done_[n % window_] = false;
    return is_there;
  }

  void mark_finished() {
    const std::lock_guard lock(mutex_);
    ++finished_;
    changed_.notify_all();
  }

  /// Nothing more is handed out.
  void stop() {
    const std::lock_guard lock(mutex_);
    is_over_ = true;
    changed_.notify_all();
  }

 private:
  /// Returns false when there is nothing more to do.
  bool wait_for_room() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock,
                  [this] { return is_over_ || begun_ < finished_ + window_; });
    return !is_over_;
  }

  const std::function<bool(std::size_t)>& next_;
  std::mutex taking_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::size_t window_;
  std::size_t begun_ = 0;
  std::size_t finished_ = 0;
  bool is_over_ = false;
  std::vector<bool> is_done_;
};

/// Joins the threads, whether `finish` threw or not.
class Threads {
 public:
  explicit Threads(Turns& turns) : turns_(turns) {}
  ~Threads() {
    turns_.stop();
    for (std::thread& thread : threads_) thread.join();
  }
  Threads(const Threads&) = delete;
  Threads& operator=(const Threads&) = delete;

  /// Where the system gives no more threads, those there are must do.
  void start(const std::function<void()>& loop) {
    try {
      threads_.emplace_back(loop);
    } catch (const std::system_error&) {
      if (threads_.empty()) throw;
    }
  }

 private:
  Turns& turns_;
  std::vector<std::thread> threads_;
};

}  // namespace

std::size_t most_at_hand(std::size_t threads) {
  return std::max(threads, std::size_t{1}) * ahead_per_thread;
}

void run_in_order(std::size_t threads,
                  const std::function<bool(std::size_t)>& next,
                  const std::function<void(std::size_t)>& work,
                  const std::function<void(std::size_t)>& finish) {
  if (threads < 2) {
    for (std::size_t n = 0; next(n); ++n) {
      work(n);
      finish(n);
    }
    return;
  }
  Turns turns(next, most_at_hand(threads));
  Threads running(turns);
  for (std::size_t n = 0; n < threads; ++n)
    running.start([&] {
      while (const auto i = turns.take()) {
        work(*i);
        turns.mark_done(*i);
      }
    });
  for (std::size_t n = 0; turns.wait_for(n); ++n) {
    finish(n);
    turns.mark_finished();
  }
}

void run_in_order(std::size_t count, std::size_t threads,
                  const std::function<void(std::size_t)>& work,
                  const std::function<void(std::size_t)>& finish) {
  run_in_order(
      std::min(threads, count), [count](std::size_t n) { return n < count; },
      work, finish);
}

}  // namespace ituletter
