#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ituletter/letter.hpp"

namespace ituletter {

// What things are called in an Akoma Ntoso document: by `eId` inside it, by an
// IRI outside. The IRIs of works, events, bodies and texts are the same in all
// languages of a letter.

/// "meeting_2" for the second; `index` counts from 0.
std::string numbered(std::string_view what, std::size_t index);

/// "#meeting_2"
std::string pointer_to(const std::string& id);

/// Anything as one step of the path of an IRI: lower case, and a dash for each
/// run of what is no letter or digit of ASCII.
std::string step_of(std::string_view text);

/// An address with all that no IRI may hold percent-encoded.
std::string to_iri(std::string_view address);

/// "circular" or "collectiveLetter".
std::string_view document_name(const Letter& letter);

/// `/akn/un/doc/circular/itu-t/2025-08-06/67`, by OASIS' naming convention.
std::string work_iri(const Letter& letter);

/// That of the letter in its language: `/rus@` after the work's.
std::string expression_iri(const Letter& letter);

/// `/akn/ontology/organization/itu-t/sg12`
std::string body_iri(std::string_view code);

/// That of a body, or `urn:x-ituletter:question:Q8/17`. Texts have no IRI that
/// all agree on, and the date that OASIS' would need is mostly not printed.
std::string reference_iri(const Reference& reference);

/// Whether it is to the letter that this one amends.
bool is_amended(const Reference& reference, const Letter& letter);

/// Whether what is referred to is a body and not a text.
bool is_body(const Reference& reference);

/// The letter's places without repetition; their eIds number them.
std::vector<std::string> places_of(const Letter& letter);

}  // namespace ituletter
