// Marks that compiling puts into a document's XML.
#include "marks.h"

#include <charconv>

namespace zhangfa {

std::string mark(Mark kind, std::size_t number) {
    return std::string(markSign) + static_cast<char>(kind) + std::to_string(number) + std::string(markSign);
}

PartProgram cutAtMarks(std::string name, std::string_view xml) {
    using Kind = Step::Kind;
    PartProgram program;
    program.name = std::move(name);
    constexpr std::size_t worthwhile = 4096; // bytes
    if (const std::size_t first = std::min(xml.find(markSign), xml.size()); first >= worthwhile) {
        program.beginning.emplace(xml.substr(0, first));
        xml.remove_prefix(first);
    }
    program.pool.reserve(xml.size());
    std::vector<std::size_t> open; // steps that do not yet know where they lead
    const auto here = [&] { return static_cast<std::uint32_t>(program.steps.size()); };
    const auto add = [&](Kind kind, std::uint32_t at = 0, std::uint32_t length = 0) {
        program.steps.push_back({kind, at, length});
    };
    while (!xml.empty()) {
        const std::size_t begin = std::min(xml.find(markSign), xml.size());
        if (begin > 0) {
            add(Kind::literal, static_cast<std::uint32_t>(program.pool.size()), static_cast<std::uint32_t>(begin));
            program.pool += xml.substr(0, begin);
            xml.remove_prefix(begin);
            continue;
        }
        xml.remove_prefix(markSign.size());
        const auto kind = static_cast<Mark>(xml.front());
        const std::size_t end = xml.find(markSign);
        std::uint32_t number = 0;
        std::from_chars(xml.data() + 1, xml.data() + end, number);
        xml.remove_prefix(end + markSign.size());
        switch (kind) {
        case Mark::value:
            add(Kind::value, number);
            break;
        case Mark::ifUnfilled:
        case Mark::ifThere:
            open.push_back(program.steps.size());
            add(kind == Mark::ifThere ? Kind::ifThere : Kind::ifUnfilled, number);
            break;
        case Mark::otherwise:
            add(Kind::jump);
            program.steps[open.back()].length = here();
            open.back() = program.steps.size() - 1;
            break;
        case Mark::end:
            program.steps[open.back()].length = here();
            open.pop_back();
            break;
        case Mark::block:
            add(Kind::block, number);
            break;
        case Mark::styleLeft:
            add(Kind::styleLeft, number);
            break;
        case Mark::styleRight:
            add(Kind::styleRight, number);
            break;
        case Mark::styleAbove:
            add(Kind::styleAbove, number);
            break;
        case Mark::styleAdjust:
            add(Kind::styleAdjust, number);
            break;
        }
    }
    return program;
}

} // namespace zhangfa
