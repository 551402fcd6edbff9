#pragma once

#include <memory>
#include <string>

#include "cli/commands.hpp"
#include "cli/pipeline.hpp"
#include "ituletter/write.hpp"

namespace ituletter {

/// How the outcomes of a run become output.
class Delivery {
 public:
  virtual ~Delivery() = default;

  /// Writes a letter that was read to `outcome.output`, in any thread, where
  /// that can be done by itself; then drops what is no longer needed.
  virtual void prepare(Outcome& outcome) const = 0;

  /// Takes the outcomes in the order of the inputs. Throws Error(output) and
  /// ReaderGone.
  virtual void deliver(Outcome outcome) = 0;

  virtual void end() = 0;
};

/// `write`: the options with everything filled in. Throws Error(output).
std::unique_ptr<Delivery> make_delivery(const ConvertOptions& options,
                                        const WriteOptions& write,
                                        bool is_single);

}  // namespace ituletter
