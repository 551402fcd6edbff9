#include "read/confinement.hpp"

#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <cstddef>
#include <cstdint>

namespace ituletter {
namespace {

#if defined(__x86_64__)
constexpr std::uint32_t machine = AUDIT_ARCH_X86_64;
constexpr std::uint32_t first_foreign_call = 0x40000000;  // of x32
#elif defined(__aarch64__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
constexpr std::uint32_t machine = AUDIT_ARCH_AARCH64;
constexpr std::uint32_t first_foreign_call = 0xFFFFFFFF;
#else
constexpr std::uint32_t machine = 0;  // no filter
constexpr std::uint32_t first_foreign_call = 0;
#endif

constexpr sock_filter load(std::size_t offset) {
  return BPF_STMT(BPF_LD | BPF_W | BPF_ABS, static_cast<std::uint32_t>(offset));
}

/// Goes on with the next instruction, or `skip` further if equal.
constexpr sock_filter skip_if(std::uint32_t value, std::uint8_t skip) {
  return BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, value, skip, 0);
}

constexpr sock_filter refuse(int error) {
  return BPF_STMT(BPF_RET | BPF_K,
                  SECCOMP_RET_ERRNO | static_cast<std::uint32_t>(error));
}

constexpr sock_filter allow = BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW);

// Landlock says no where a program acts, not where it asks by access(2):
// LibreOffice asks whether /tmp can be written, and then insists on it. So no
// place can be, as far as that call knows.
#ifdef SYS_access
constexpr std::uint32_t access_call = SYS_access;
constexpr std::size_t access_mode = offsetof(seccomp_data, args[1]);
#else
constexpr std::uint32_t access_call = SYS_faccessat;
constexpr std::size_t access_mode = offsetof(seccomp_data, args[2]);
#endif

// A call of another machine's (32 bits) is refused whatever it is. io_uring
// would open sockets past the filter; setsid and setpgid would leave the group
// that is ended with the converter.
constexpr sock_filter filter[] = {
    load(offsetof(seccomp_data, arch)),
    skip_if(machine, 1),
    refuse(EPERM),
    load(offsetof(seccomp_data, nr)),
    BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, first_foreign_call, 7, 0),
    skip_if(SYS_socket, 7),
    skip_if(access_call, 10),
    skip_if(SYS_io_uring_setup, 4),
    skip_if(SYS_ptrace, 3),
    skip_if(SYS_setsid, 2),
    skip_if(SYS_setpgid, 1),
    allow,
    refuse(EPERM),
    load(offsetof(seccomp_data, args)),
    skip_if(AF_UNIX, 1),
    refuse(EAFNOSUPPORT),
    allow,
    load(access_mode),
    skip_if(W_OK, 1),
    allow,
    refuse(EACCES),
};

bool filter_network() {
  const sock_fprog program = {
      .len = sizeof filter / sizeof filter[0],
      .filter = const_cast<sock_filter*>(filter),
  };
  return ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}

// The newer rights have no names in the headers of Debian 12.
constexpr std::uint64_t version_1 = (std::uint64_t{1} << 13) - 1;
constexpr std::uint64_t refer = std::uint64_t{1} << 13;
constexpr std::uint64_t truncate = std::uint64_t{1} << 14;
constexpr std::uint64_t reading = LANDLOCK_ACCESS_FS_EXECUTE |
                                  LANDLOCK_ACCESS_FS_READ_FILE |
                                  LANDLOCK_ACCESS_FS_READ_DIR;
constexpr std::uint64_t of_files = LANDLOCK_ACCESS_FS_EXECUTE |
                                   LANDLOCK_ACCESS_FS_READ_FILE |
                                   LANDLOCK_ACCESS_FS_WRITE_FILE | truncate;

std::uint64_t known_rights(int version) {
  return version_1 | (version >= 2 ? refer : 0) | (version >= 3 ? truncate : 0);
}

/// What does not exist needs no rule.
void add_rule(int rules, const char* path, std::uint64_t rights, bool is_file) {
  const int file = ::open(path, O_PATH | O_CLOEXEC);
  if (file < 0) return;
  const landlock_path_beneath_attr rule = {
      .allowed_access = is_file ? rights & of_files : rights,
      .parent_fd = file,
  };
  ::syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &rule,
            0U);
  ::close(file);
}

constexpr const char* readable_folders[] = {
    "/usr",
    "/bin",
    "/lib",
    "/lib32",
    "/lib64",
    "/opt",
    "/proc",
    "/etc/alternatives",
    "/etc/fonts",
    "/etc/libreoffice",
    "/sys/devices/system/cpu",
    "/var/cache/fontconfig",
    "/var/lib/libreoffice",
    "/var/spool/libreoffice",
};
constexpr const char* readable_files[] = {
    "/etc/ld.so.cache",
    "/etc/localtime",
    "/etc/papersize",
};
constexpr const char* devices[] = {"/dev/null", "/dev/zero", "/dev/random",
                                   "/dev/urandom"};

/// The child puts its own files at the lowest numbers before it enters.
int move_up(int file) {
  constexpr int free_from = 10;
  const int moved = ::fcntl(file, F_DUPFD_CLOEXEC, free_from);
  ::close(file);
  return moved;
}

int make_rules(const std::string& folder, const std::string& program) {
  const int version = landlock_version();
  if (version == 0) return -1;
  const std::uint64_t all = known_rights(version);
  landlock_ruleset_attr attributes = {};
  attributes.handled_access_fs = all;
  const auto rules = static_cast<int>(::syscall(
      SYS_landlock_create_ruleset, &attributes, sizeof attributes, 0U));
  if (rules < 0) return -1;
  for (const char* path : readable_folders)
    add_rule(rules, path, reading, false);
  for (const char* path : readable_files) add_rule(rules, path, reading, true);
  for (const char* path : devices)
    add_rule(rules, path, (reading | LANDLOCK_ACCESS_FS_WRITE_FILE) & all,
             true);
  add_rule(rules, program.substr(0, program.rfind('/') + 1).c_str(), reading,
           false);
  add_rule(rules, folder.c_str(), all, false);
  return move_up(rules);
}

}  // namespace

bool has_network_filter() {
  if (machine == 0) return false;
  const std::uint32_t action = SECCOMP_RET_ERRNO;
  return ::syscall(SYS_seccomp, SECCOMP_GET_ACTION_AVAIL, 0U, &action) == 0;
}

int landlock_version() {
  const long version = ::syscall(SYS_landlock_create_ruleset, nullptr, 0U,
                                 LANDLOCK_CREATE_RULESET_VERSION);
  return version < 0 ? 0 : static_cast<int>(version);
}

Confinement::Confinement(const std::string& folder, const std::string& program)
    : rules_(make_rules(folder, program)) {}

Confinement::~Confinement() {
  if (rules_ >= 0) ::close(rules_);
}

bool Confinement::enter() const {
  if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return false;
  if (rules_ >= 0 && ::syscall(SYS_landlock_restrict_self, rules_, 0U) != 0) {
    return false;
  }
  return machine == 0 || filter_network();
}

}  // namespace ituletter
