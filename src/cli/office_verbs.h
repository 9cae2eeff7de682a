// Verbs that Writer carries out: it is started for the call, told by a few large calls, and stopped.
#pragma once

#include "cli/call.h"
#include "cli/failure.h"
#include "cli/resources.h"
#include "core/library.h"
#include "core/texts.h"
#include "officeclient/installation.h"

namespace zhangfa {

struct Setting {
    const Call& call;
    const Resources& resources;
    const Texts& texts;
    std::string language;
    Installation office;
};

void makeReport(const Setting& setting, const Library& library);
void fillDocument(const Setting& setting);
void showValues(const Setting& setting);
void showOutline(const Setting& setting);
// `found` where something is as grave as the call asks for.
Status checkDocument(const Setting& setting);
// Or, without an output, lists what the paragraphs are.
void formatDocument(const Setting& setting);
void insertSection(const Setting& setting, const Library& library);
// As insertSection, tells on standard error which places speak of numbers that have moved on.
void moveSection(const Setting& setting);
void removeSection(const Setting& setting);
void makeFinal(const Setting& setting);

} // namespace zhangfa
