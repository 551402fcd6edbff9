#include "cli/progress.hpp"

#include <unistd.h>

#include <algorithm>
#include <cmath>

#include "cli/report.hpp"

namespace ituletter {
namespace {

constexpr std::string_view erase_line = "\r\x1B[K";

std::string plural(std::size_t count, const std::string& what) {
  return std::to_string(count) + " " + what + (count == 1 ? "" : "s");
}

std::string time_left(double seconds) {
  const long whole = std::lround(seconds);
  if (whole < 60) return std::to_string(whole) + " s";
  if (whole < 3600)
    return std::to_string(whole / 60) + " min " + std::to_string(whole % 60) +
           " s";
  return std::to_string(whole / 3600) + " h " +
         std::to_string(whole / 60 % 60) + " min";
}

std::string bar(double part) {
  constexpr int width = 24;
  const int full = static_cast<int>(std::clamp(part, 0.0, 1.0) * width);
  std::string text = "[";
  for (int n = 0; n < width; ++n) text += n < full ? "#" : ".";
  return text + "]";
}

}  // namespace

Progress::Progress(std::string_view how)
    : form_(how == "json"                              ? Form::json
            : how == "auto" && ::isatty(STDERR_FILENO) ? Form::line
                                                       : Form::none) {}

void Progress::count(std::size_t& what) {
  using namespace std::chrono_literals;
  ++what;
  if (form_ == Form::none) return;
  const auto now = Clock::now();
  if (now - shown_ < (form_ == Form::json ? 1000ms : 100ms)) return;
  shown_ = now;
  show();
}

void Progress::print(std::string_view line) {
  if (form_ == Form::line) print_messages(erase_line);
  print_messages(line);
}

void Progress::end() {
  if (form_ == Form::json) print_messages(json(true));
  if (form_ != Form::line) return;
  std::string text(erase_line);
  text += plural(letters_, "letter") + " added in " + time_left(seconds());
  if (unchanged_ > 0) text += ", " + std::to_string(unchanged_) + " unchanged";
  if (vanished_ > 0) text += ", " + std::to_string(vanished_) + " vanished";
  if (failures_ > 0)
    text += ", " + plural(failures_, "failure") + " (see archive failures)";
  print_messages(text + "\n");
}

double Progress::seconds() const {
  return std::chrono::duration<double>(Clock::now() - begin_).count();
}

void Progress::show() {
  print_messages(form_ == Form::json ? json(false) : line());
}

std::string Progress::line() const {
  const double rate = static_cast<double>(done()) / std::max(seconds(), 0.001);
  std::string text(erase_line);
  if (total_ > 0)
    text +=
        bar(static_cast<double>(done()) / static_cast<double>(total_)) + " ";
  text += std::to_string(done());
  if (total_ > 0) text += " of " + std::to_string(std::max(total_, done()));
  text += ", " + std::to_string(static_cast<long>(rate)) + "/s";
  if (total_ > done())
    text +=
        ", " + time_left(static_cast<double>(total_ - done()) / rate) + " left";
  if (failures_ > 0) text += ", " + plural(failures_, "failure");
  return text;
}

std::string Progress::json(bool is_end) const {
  return "{\"done\":" + std::to_string(done()) +
         ",\"total\":" + (total_ > 0 ? std::to_string(total_) : "null") +
         ",\"added\":" + std::to_string(letters_) +
         ",\"unchanged\":" + std::to_string(unchanged_) +
         ",\"failed\":" + std::to_string(failures_) +
         ",\"vanished\":" + std::to_string(vanished_) +
         ",\"seconds\":" + std::to_string(seconds()) +
         ",\"is_end\":" + (is_end ? "true" : "false") + "}\n";
}

}  // namespace ituletter
