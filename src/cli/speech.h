// What the command says: results to standard output, complaints to standard error.
#pragma once

#include "cli/failure.h"
#include "core/texts.h"

#include <filesystem>
#include <iosfwd>
#include <string>
#include <vector>

namespace zhangfa {

// The words of `language`; none where the file is missing: then the keys are said, so that nothing fails for want of a
// word.
Texts loadTexts(const std::filesystem::path& folder, const std::string& language);

// FILE:LINE:COL: sentence; what is unknown of the place is left out.
std::string line(const Texts& texts, const Complaint& complaint);

// A line each: zhangfa: FILE:LINE:COL: sentence
void complain(const Texts& texts, const std::vector<Complaint>& complaints, std::ostream& out);

void complain(const Texts& texts, const Message& message, std::ostream& out);

std::vector<Complaint> complaints(const std::vector<Problem>& problems);

} // namespace zhangfa
