#include "read/private_folder.hpp"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <system_error>

#include "ituletter/error.hpp"

namespace ituletter {
namespace {

/// What the signal handler has to know of a folder; it may read no string.
struct Slot {
  enum State { free, filling, used };
  std::atomic<int> state = free;
  std::atomic<pid_t> group = 0;
  std::array<char, 512> path = {};
};

// One for each of as many threads as `--jobs` allows.
std::array<Slot, 256> slots;

/// The number of a slot, or that after the last one if all are taken: the
/// folder is then left behind should a signal end the program.
std::size_t take_slot(const std::string& path) {
  for (std::size_t n = 0; n < slots.size(); ++n) {
    Slot& slot = slots[n];
    int expected = Slot::free;
    if (path.size() >= slot.path.size() ||
        !slot.state.compare_exchange_strong(expected, Slot::filling)) {
      continue;
    }
    std::memcpy(slot.path.data(), path.c_str(), path.size() + 1);
    slot.state = Slot::used;
    return n;
  }
  return slots.size();
}

void remove_folder(const char* path) {
  const pid_t child = ::_Fork();
  if (child == 0) {
    const char* const words[] = {"rm", "-rf", "--", path, nullptr};
    const char* const environment[] = {nullptr};
    ::execve("/bin/rm", const_cast<char* const*>(words),
             const_cast<char* const*>(environment));
    ::_exit(127);
  }
  if (child > 0) ::waitpid(child, nullptr, 0);
}

}  // namespace

PrivateFolder::PrivateFolder(const std::string& parent)
    : path_(parent + "/ituletter-XXXXXX") {
  if (::mkdtemp(path_.data()) == nullptr) {
    throw Error(ErrorKind::child_failed,
                "no folder for the converter can be made in \"" + parent +
                    "\": " + std::generic_category().message(errno));
  }
  slot_ = take_slot(path_);
}

PrivateFolder::~PrivateFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
  if (slot_ < slots.size()) slots[slot_].state = Slot::free;
}

void PrivateFolder::set_group(pid_t group) {
  if (slot_ < slots.size()) slots[slot_].group = group;
}

void end_children() {
  for (Slot& slot : slots) {
    const pid_t group = slot.group;
    if (group > 0) ::kill(-group, SIGKILL);
  }
  for (Slot& slot : slots) {
    if (slot.state == Slot::used) remove_folder(slot.path.data());
  }
}

}  // namespace ituletter
