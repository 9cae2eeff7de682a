// The rules, by what they look at. Each reports what it finds, and knows nothing of the others.
#pragma once

#include "check/findings.h"

namespace zhangfa {

// One text at a time.
void checkPatterns(const CheckedText& text, const Surroundings& around, Findings& findings);
void checkPlaceholders(const CheckedText& text, Findings& findings);
void checkPunctuation(const CheckedText& text, Findings& findings);
void checkWords(const CheckedText& text, const Library& library, Findings& findings);
void checkDates(const CheckedText& text, Findings& findings);

// The document as a whole.
void checkHead(const CheckedDocument& document, Findings& findings);
void checkTitle(const CheckedDocument& document, Findings& findings);
void checkAddressee(const CheckedDocument& document, Findings& findings);
void checkStructure(const CheckedDocument& document, Findings& findings);
void checkEnd(const CheckedDocument& document, Findings& findings);
void checkResidue(const CheckedDocument& document, Findings& findings);
void checkCompleteness(const CheckedDocument& document, Findings& findings);
void checkLikeness(const CheckedDocument& document, Findings& findings);
// Nothing where the layout is not known.
void checkLayout(const CheckedDocument& document, Findings& findings);

} // namespace zhangfa
