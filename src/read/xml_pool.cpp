#include "read/xml_pool.hpp"

#include <array>
#include <cstddef>
#include <cstdlib>
#include <pugixml.hpp>

namespace ituletter {
namespace {

/// Stands before every block, since pugixml frees without a size.
struct alignas(std::max_align_t) Header {
  std::size_t size;
};

// A tree may outlive its thread's pool. Not a member, so that it may be read
// after the pool's destructor.
thread_local bool is_pool_gone = false;

/// Pages of one thread that wait to be used again. A page may be freed by
/// another thread than took it: it then waits there.
class Pool {
 public:
  Pool() = default;
  Pool(const Pool&) = delete;
  Pool& operator=(const Pool&) = delete;
  ~Pool() {
    while (count_ > 0) std::free(waiting_[--count_]);
    is_pool_gone = true;
  }

  Header* take() { return count_ > 0 ? waiting_[--count_] : nullptr; }
  bool keep(Header* page) {
    if (count_ == waiting_.size()) return false;
    waiting_[count_++] = page;
    return true;
  }

 private:
  std::array<Header*, 64> waiting_{};  // 2 MiB at most
  std::size_t count_ = 0;
};

Pool& pool() {
  thread_local Pool pool;
  return pool;
}

Header* take_page() { return is_pool_gone ? nullptr : pool().take(); }

bool keep_page(Header* page) { return !is_pool_gone && pool().keep(page); }

// A page with its head and the part of it that pugixml keeps for itself;
// larger blocks (one long text, copied strings) go by the pool.
constexpr std::size_t least_page = std::size_t{32} << 10;
constexpr std::size_t largest_page = least_page + 1024;

bool is_page(std::size_t size) {
  return size >= least_page && size <= largest_page;
}

void* allocate(std::size_t size) {
  if (is_page(size)) {
    if (Header* page = take_page()) return page + 1;
    size = largest_page;
  }
  auto* block = static_cast<Header*>(std::malloc(sizeof(Header) + size));
  if (block == nullptr) return nullptr;
  block->size = size;
  return block + 1;
}

void release(void* data) {
  if (data == nullptr) return;
  Header* block = static_cast<Header*>(data) - 1;
  if (is_page(block->size) && keep_page(block)) return;
  std::free(block);
}

}  // namespace

void use_page_pool() {
  static const bool is_done = [] {
    pugi::set_memory_management_functions(allocate, release);
    return true;
  }();
  static_cast<void>(is_done);
}

namespace {

struct Start {
  Start() { use_page_pool(); }
} const start;

}  // namespace

}  // namespace ituletter
