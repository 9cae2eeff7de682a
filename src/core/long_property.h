// A text too long for one document property, as several: "zf._schema.1", "zf._schema.2", …
#pragma once

#include "edits.h"

#include <map>
#include <string>

namespace zhangfa {

// The properties to set; unused further ones are set to "" up to those in `present`.
std::map<std::string, std::string> longProperty(const std::string& prefix, const std::string& text,
                                                const std::map<std::string, std::string>& present);
std::string readLongProperty(const std::string& prefix, const std::map<std::string, std::string>& properties);

// Sets what is not so already; no edit where all is.
Edits editsFor(std::map<std::string, std::string> properties, const std::map<std::string, std::string>& present);

} // namespace zhangfa
