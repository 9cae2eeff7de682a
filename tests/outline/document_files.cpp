// The made-up documents of tests/outline/documents, and what a careful person would say their outlines are.
#include "document_files.h"

#include "core/heading_number.h"

#include <boost/algorithm/string.hpp>

#include <algorithm>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace zhangfa {

namespace {

namespace fs = std::filesystem;

std::string taken(std::string& rest) { // the first word
    const std::size_t space = std::min(rest.find(' '), rest.size());
    std::string word = rest.substr(0, space);
    rest.erase(0, std::min(space + 1, rest.size()));
    return word;
}

void readFlag(ExpectedItem& item, const std::string& flag) {
    if (flag == "+runIn") {
        item.runIn = true;
    } else if (flag == "+restart") {
        item.restart = true;
    } else if (flag == "+double") {
        item.twice = true;
    } else if (flag.starts_with("+glued@")) {
        item.glued = true;
        item.offset = std::stoul(flag.substr(7));
    } else if (flag.starts_with("+gap(") && flag.ends_with(")")) {
        std::istringstream numbers(flag.substr(5, flag.size() - 6));
        for (std::string number; std::getline(numbers, number, ',');) {
            item.missing.push_back(std::stoi(number));
        }
    } else {
        throw std::runtime_error("no such flag: " + flag);
    }
}

ExpectedItem readItem(std::string rest, std::size_t element) {
    ExpectedItem item;
    item.element = element;
    item.role = taken(rest);
    if (item.role == "heading") {
        item.scheme = taken(rest);
        item.level = std::stoi(taken(rest));
        item.number = std::stoi(taken(rest));
    } else if (item.role == "label" || item.role == "lead") {
        item.level = std::stoi(taken(rest));
    }
    if (rest.starts_with("[") && rest.find(']') != std::string::npos) {
        item.section = rest.substr(1, rest.find(']') - 1);
        rest.erase(0, std::min(rest.find(']') + 2, rest.size()));
        item.doubtful = item.section.ends_with("?");
        item.section.erase(item.doubtful ? item.section.size() - 1 : item.section.size());
    }
    for (std::size_t flag = rest.rfind(" +"); flag != std::string::npos; flag = rest.rfind(" +")) {
        readFlag(item, rest.substr(flag + 1));
        rest.erase(flag);
    }
    item.text = rest;
    return item;
}

void addElement(Snapshot& snapshot, std::string line, bool& inTable) {
    std::vector<std::string> looks;
    if (line.starts_with("{")) {
        const std::size_t end = line.find('}');
        boost::split(looks, line.substr(1, end - 1), [](char byte) { return byte == ' '; });
        line.erase(0, end + 1);
    }
    const bool table = std::find(looks.begin(), looks.end(), "table") != looks.end();
    if (!table || !inTable) {
        snapshot.body.emplace_back();
    }
    inTable = table;
    BodyElement& element = snapshot.body.back();
    if (table) {
        element.table = true;
        boost::split(element.grid.rows.emplace_back(), line, [](char byte) { return byte == '|'; });
        return;
    }
    element.paragraph.text = line;
    element.paragraph.style = "Text body";
    for (const std::string& look : looks) {
        readLook(element.paragraph, look);
    }
}

OutlineDocument readDocument(const fs::path& path) {
    OutlineDocument document;
    document.name = path.stem().string();
    std::ifstream stream(path);
    bool inTable = false;
    int number = 0;
    for (std::string line; std::getline(stream, line);) {
        ++number;
        try {
            if (line.starts_with("# ") && document.snapshot.body.empty()) {
                document.about += line.substr(2) + " ";
            } else if (line.starts_with("=> ")) {
                document.expected.push_back(readItem(line.substr(3), document.snapshot.body.size() - 1));
                const ExpectedItem& item = document.expected.back();
                if (item.scheme.starts_with("auto:")) { // the file says the scheme only
                    std::string& label = document.snapshot.body.back().paragraph.label;
                    label = withNumber(label, item.number);
                }
            } else {
                addElement(document.snapshot, line, inTable);
            }
        } catch (const std::exception& error) {
            throw std::runtime_error(path.string() + ":" + std::to_string(number) + ": " + error.what());
        }
    }
    return document;
}

} // namespace

void readLook(DocumentParagraph& paragraph, const std::string& word) {
    if (word == "title") {
        paragraph.style = "Title";
    } else if (word.size() == 2 && word[0] == 'h' && word[1] >= '1' && word[1] <= '9') {
        paragraph.outlineLevel = word[1] - '0';
        paragraph.style = std::string("Heading ") + word[1];
    } else if (word == "toc") {
        paragraph.style = "Contents 1";
    } else if (word == "centred") {
        paragraph.looks.centred = true;
    } else if (word == "right") {
        paragraph.looks.right = true;
    } else if (word == "bold") {
        paragraph.looks.bold = true;
    } else if (word.starts_with("#")) {
        paragraph.label = word.substr(1);
    } else {
        throw std::runtime_error("no such look: " + word);
    }
}

std::vector<OutlineDocument> outlineDocuments(const fs::path& folder) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(folder)) {
        if (entry.path().extension() == ".txt") {
            files.push_back(entry.path());
        }
    }
    std::sort(files.begin(), files.end());
    std::vector<OutlineDocument> documents;
    std::transform(files.begin(), files.end(), std::back_inserter(documents), readDocument);
    return documents;
}

} // namespace zhangfa
