#include "read/child.hpp"

#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>

#include "catch.hpp"
#include "ituletter/error.hpp"
#include "read/confinement.hpp"

namespace ituletter {
namespace {

namespace fs = std::filesystem;

Child shell(const std::string& script, std::string_view input = {}) {
  return {.name = "bash",
          .package = "bash",
          .arguments = {"-c", script},
          .input = input,
          .longest_output = std::size_t{1} << 20};
}

ChildResult run(const std::string& script, std::string_view input = {},
                const ChildLimits& limits = {}) {
  PrivateFolder folder(limits.temporary);
  return run_child(shell(script, input), folder, limits);
}

struct Failure {
  std::string code;
  std::string what;
};

Failure failure_of(const Child& child, const ChildLimits& limits = {}) {
  PrivateFolder folder(limits.temporary);
  try {
    run_child(child, folder, limits);
  } catch (const Error& error) {
    return {code(error.kind()), error.what()};
  }
  return {};
}

Failure failure_of(const std::string& script, const ChildLimits& limits = {}) {
  return failure_of(shell(script), limits);
}

bool is_running(const std::string& process) {
  return ::kill(std::stoi(process), 0) == 0;
}

/// Killed processes are reaped by others than us, a moment later.
bool ends_soon(const std::string& process) {
  for (int n = 0; n < 200 && is_running(process); ++n)
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  if (!is_running(process)) return true;
  std::ifstream state("/proc/" + process + "/stat");
  std::string number;
  std::string name;
  std::string letter;
  state >> number >> name >> letter;
  return letter == "Z";  // where nobody reaps orphans
}

}  // namespace

TEST_CASE("a child reads its input and gives its output, messages and status") {
  const ChildResult result =
      run("cat; echo trouble >&2; exit 3", std::string_view("a letter"));
  CHECK(result.output == "a letter");
  CHECK(result.errors == "trouble\n");
  CHECK(result.status == 3);
  CHECK(run("cat | wc -c").output == "0\n");
}

TEST_CASE("a child's input can be larger than a pipe, and read twice") {
  const std::string input(300'000, 'x');
  CHECK(run("head -c 1 >/dev/null; wc -c", input).output == "299999\n");
}

TEST_CASE("a child has a minimal environment and a private folder") {
  CHECK(run("env | grep -v '^_=' | grep -v '^SHLVL=' | cut -d = -f 1 | sort |"
            "tr '\\n' ' '")
            .output == "HOME LANG PATH PWD TMPDIR ");
  CHECK(run("[ \"$HOME\" = \"$PWD\" ] && stat -c %a . && umask").output ==
        "700\n0077\n");
}

TEST_CASE("a child has no file of ours") {
  const int stray = ::fcntl(0, F_DUPFD, 40);
  CHECK(run("ls /proc/self/fd").output == "0\n1\n2\n3\n");  // 3 is ls's own
  ::close(stray);
}

TEST_CASE("a private folder is removed with all that a child left in it") {
  std::string path;
  {
    const ChildLimits limits;
    PrivateFolder folder(limits.temporary);
    path = folder.path();
    run_child(shell("mkdir -p a/b; echo x >a/b/c; mkdir -m 0 shut"), folder,
              limits);
    CHECK(fs::exists(path + "/a/b/c"));
  }
  CHECK_FALSE(fs::exists(path));
}

TEST_CASE("a child that is not installed is named with its package") {
  const Failure failure = failure_of({.name = "no-such-converter",
                                      .package = "some-package",
                                      .longest_output = 1});
  CHECK(failure.code == "child.missing");
  CHECK(failure.what ==
        "no-such-converter is not installed; install the package "
        "some-package");
}

TEST_CASE("a child that sleeps is ended, even if it does not heed SIGTERM") {
  ChildLimits limits;
  limits.time = 1;
  CHECK(failure_of("sleep 60", limits).code == "child.timeout");
  const auto begin = std::chrono::steady_clock::now();
  const Failure failure =
      failure_of("trap '' TERM; while :; do sleep 1; done", limits);
  CHECK(failure.what ==
        "bash takes more than 1 s; raise it with --max-child-time");
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(30));
}

TEST_CASE("a child that works too long is told from one that waits") {
  ChildLimits limits;
  limits.processor = 1;
  CHECK(failure_of("while :; do :; done", limits).what ==
        "bash takes more than 1 s of processor time; raise it with "
        "--max-child-processor");
}

TEST_CASE("a child that floods its output is ended") {
  CHECK(failure_of("yes").code == "limit.part");
  CHECK(run("yes fault | head -c 1000000 >&2; echo done").output == "done\n");
}

TEST_CASE("a child that eats memory is ended") {
  ChildLimits limits;
  limits.memory = std::size_t{200} << 20;
  CHECK(
      failure_of("a=xxxxxxxxxxxxxxxx; while :; do a=$a$a; done", limits).code ==
      "child.memory");
}

TEST_CASE("a child cannot fill the disk") {
  ChildLimits limits;
  limits.written = 100'000;
  CHECK(failure_of("exec head -c 1000000 /dev/zero >big", limits).code != "");
  const Failure failure = failure_of(
      "exec 1>big; while echo xxxxxxxxxxxxxxxxxxxx; do :; done", limits);
  CHECK(failure.code == "limit.written");
}

TEST_CASE("what a child leaves running ends with it") {
  const std::string lingering = run("sleep 60 & echo $!").output;
  CHECK(ends_soon(lingering));
  const std::string detached =
      run("setsid sleep 60 >&- 2>&- & echo $!; sleep 0.2").output;
  CHECK(ends_soon(detached));
  CHECK(ends_soon(
      run("(trap '' TERM HUP; sleep 60 </dev/null >/dev/null 2>&1 & echo $!)")
          .output));
}

TEST_CASE("a child that dies by a signal is an error with its first words") {
  const Failure failure = failure_of(
      "printf 'a \\033[1mbad\\033[m file\\nmore\\n' >&2; "
      "kill -SEGV $$");
  CHECK(failure.code == "child.failed");
  CHECK(failure.what == "bash was ended by SIGSEGV: a ?[1mbad?[m file");
}

TEST_CASE("a status is reported with the first words, cut") {
  const Child child = shell("");
  std::string what;
  try {
    fail_child(child, {.errors = "\n" + std::string(500, 'x'), .status = 4});
  } catch (const Error& error) {
    what = error.what();
  }
  CHECK(what == "bash failed with status 4: " + std::string(160, 'x'));
}

TEST_CASE("a child opens no connection, and leaves no group") {
  if (!has_network_filter()) return;
  const ChildResult tcp = run("exec 5<>/dev/tcp/127.0.0.1/9");
  CHECK(tcp.status != 0);
  CHECK(tcp.errors.find("Address family not supported") != std::string::npos);
  CHECK(run("exec 5<>/dev/udp/127.0.0.1/9").status != 0);
  CHECK(run("setsid -w true").status != 0);
}

TEST_CASE("a child reads and writes in its folder only") {
  if (landlock_version() == 0) return;
  CHECK(run("cat /etc/passwd").output.empty());
  CHECK(run("echo x >/tmp/ituletter-stray").status != 0);
  CHECK_FALSE(fs::exists("/tmp/ituletter-stray"));
  CHECK(run("echo x >own && mkdir d && mv own d/ && cat d/own").output ==
        "x\n");
}

TEST_CASE("a child that cannot be executed is an error, not a silence") {
  PrivateFolder folder("/tmp");
  const std::string program = folder.path() + "/converter";
  std::ofstream(program) << "\x7F"
                            "ELF no program";
  fs::permissions(program, fs::perms::owner_all);
  ChildLimits limits;
  limits.path = "relative:" + folder.path();
  const Failure failure = failure_of(
      {.name = "converter", .package = "", .longest_output = 1}, limits);
  CHECK(failure.code == "child.failed");
  CHECK(failure.what == "converter cannot be started: Exec format error");
}

TEST_CASE("children run side by side in threads") {
  std::vector<std::thread> threads;
  std::vector<std::string> outputs(8);
  for (std::string& output : outputs) {
    threads.emplace_back([&output] { output = run("cat", "same").output; });
  }
  for (std::thread& thread : threads) thread.join();
  for (const std::string& output : outputs) CHECK(output == "same");
}

}  // namespace ituletter
