// What a program outside the project does with the library: read a letter from
// memory and say what it is. Only public headers are at hand.
#include <exception>
#include <iostream>

#include "ituletter/read.hpp"

int main() {
  try {
    const ituletter::Source source = ituletter::read(
        "Ref: TSB Circular 190\n\nDear Sir/Madam,\n", "letter.txt");
    std::cout << source.format << '\n';
    return source.text.empty() ? 1 : 0;
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
