// Where names and date of a signature block stand (GB/T 9704—2012, 7.3.5).
#pragma once

#include "edits.h"
#include "library.h"
#include "snapshot.h"

namespace zhangfa {

// Writer's names of the styles that the block's paragraphs have.
inline constexpr const char* signatureStyle = "Signature";
inline constexpr const char* dateStyle = "Zhangfa Date";

// The shared field that says whether a seal is put on it, and its value if none is.
inline const FieldId sealField{"seal"};
inline constexpr const char* unsealed = "不加盖印章";

// Indents count characters of the body, as set.
struct SignaturePlace {
    Adjust adjust = Adjust::right;
    double left = 0, right = 0;
};
struct SignaturePlaces {
    SignaturePlace names, date;
    double above = 0; // lines
};

// Width of a line of the body's size, in characters. Figures, Latin letters and spaces are `half` em wide: fonts have
// 0.5 to 0.64.
double widthOf(std::string_view text, const Format& format, double half);

// With a seal, the date stands so far from the right as the format's date does (four characters), and names are centred
// over it; the date gives way to a name that would not find room. Without one, the longest name stands as far from the
// right as the format's names do (two characters), and the date begins two characters behind its beginning; a date that
// is longer stands that far from the right, and names begin two characters before it.
SignaturePlaces placeSignature(const PlaceSignature& signature, double half);

// What the document's signature block says.
PlaceSignature signatureOf(const Library& library, const Snapshot& snapshot);

// For a document that Zhangfa made: what is to be done for its signature to stand right, if that differs from what
// was to be done before.
Edits planSignature(const Library& library, const Snapshot& before, const Snapshot& after);

} // namespace zhangfa
