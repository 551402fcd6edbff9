#include "cli/workers.hpp"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

namespace ituletter {
namespace {

constexpr std::size_t ahead_per_thread = 8;

/// Hands out numbers, and waits until one is done.
class Turns {
 public:
  Turns(std::size_t count, std::size_t window)
      : count_(count), window_(window), is_done_(window) {}

  /// The next number to work on, or `count` when there is none.
  std::size_t take() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return next_ < finished_ + window_; });
    return next_ < count_ ? next_++ : count_;
  }

  void mark_done(std::size_t n) {
    const std::lock_guard lock(mutex_);
    is_done_[n % window_] = true;
    changed_.notify_all();
  }

  void wait_for(std::size_t n) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this, n] { return is_done_[n % window_]; });
    is_done_[n % window_] = false;
  }

  void mark_finished() {
    const std::lock_guard lock(mutex_);
    ++finished_;
    changed_.notify_all();
  }

  /// Nothing more is handed out.
  void stop() {
    const std::lock_guard lock(mutex_);
    next_ = count_;
    finished_ = count_;
    changed_.notify_all();
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::size_t count_;
  std::size_t window_;
  std::size_t next_ = 0;
  std::size_t finished_ = 0;
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

void run_in_order(std::size_t count, std::size_t threads,
                  const std::function<void(std::size_t)>& work,
                  const std::function<void(std::size_t)>& finish) {
  if (threads < 2 || count < 2) {
    for (std::size_t n = 0; n < count; ++n) {
      work(n);
      finish(n);
    }
    return;
  }
  Turns turns(count, threads * ahead_per_thread);
  Threads running(turns);
  for (std::size_t n = 0; n < std::min(threads, count); ++n)
    running.start([&] {
      for (std::size_t i; (i = turns.take()) < count;) {
        work(i);
        turns.mark_done(i);
      }
    });
  for (std::size_t n = 0; n < count; ++n) {
    turns.wait_for(n);
    finish(n);
    turns.mark_finished();
  }
}

}  // namespace ituletter
