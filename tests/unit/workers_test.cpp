#include "cli/workers.hpp"

#include <atomic>
#include <chrono>
#include <stdexcept>
#include <thread>
#include <vector>

#include "catch.hpp"

namespace ituletter {

TEST_CASE("work is finished in order whatever the number of threads") {
  for (const std::size_t threads : {1u, 2u, 7u, 64u}) {
    std::vector<std::size_t> done(500);
    std::vector<std::size_t> finished;
    run_in_order(
        done.size(), threads,
        [&](std::size_t n) {
          if (n % 50 == 0)
            std::this_thread::sleep_for(std::chrono::milliseconds(2));
          done[n] = n * n;
        },
        [&](std::size_t n) {
          if (done[n] == n * n) finished.push_back(n);
        });
    std::vector<std::size_t> wanted(done.size());
    for (std::size_t n = 0; n < wanted.size(); ++n) wanted[n] = n;
    CHECK(finished == wanted);
  }
}

TEST_CASE("work runs ahead of what is finished by a few pieces only") {
  std::atomic<std::size_t> begun = 0;
  std::size_t most = 0;
  run_in_order(
      400, 2, [&](std::size_t) { ++begun; },
      [&](std::size_t n) {
        std::this_thread::sleep_for(std::chrono::microseconds(100));
        most = std::max(most, begun.load() - n);
      });
  CHECK(begun == 400);
  CHECK(most <= 20);
}

TEST_CASE("an exception while finishing ends the work and comes through") {
  std::atomic<std::size_t> begun = 0;
  const auto run = [&](std::size_t threads) {
    run_in_order(
        10'000, threads, [&](std::size_t) { ++begun; },
        [](std::size_t n) {
          if (n == 3) throw std::runtime_error("no one reads");
        });
  };
  CHECK_THROWS_AS(run(4), std::runtime_error);
  CHECK(begun < 10'000);
  CHECK_THROWS_AS(run(1), std::runtime_error);
}

TEST_CASE("what is done is finished while the next is waited for") {
  for (const std::size_t threads : {1u, 3u}) {
    std::atomic<std::size_t> finished = 0;
    std::size_t late = 0;
    run_in_order(
        threads,
        [&](std::size_t n) {
          // As one who writes a path and waits for its line before the next.
          for (int wait = 0; finished < n && wait < 10'000; ++wait)
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
          late += finished < n;
          return n < 20;
        },
        [](std::size_t) {}, [&](std::size_t) { ++finished; });
    CHECK(finished == 20);
    CHECK(late == 0);
  }
}

TEST_CASE("no more numbers are at hand than there is room for") {
  std::vector<std::atomic<int>> places(most_at_hand(3));
  std::atomic<int> most = 0;
  run_in_order(
      3,
      [&](std::size_t n) {
        most = std::max(most.load(), ++places[n % places.size()]);
        return n < 1'000;
      },
      [](std::size_t) {}, [&](std::size_t n) { --places[n % places.size()]; });
  CHECK(most == 1);
}

TEST_CASE("nothing to do calls nothing") {
  bool is_called = false;
  const auto call = [&](std::size_t) { is_called = true; };
  run_in_order(0, 4, call, call);
  CHECK_FALSE(is_called);
}

}  // namespace ituletter
