// The fields of a report, found by their ids.
#pragma once

#include "field.h"

#include <memory>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace zhangfa {

// Copies share the fields, which never change: many documents of one kind have the same ones.
class FieldTable {
public:
    FieldTable() = default;
    explicit FieldTable(std::vector<Field> fields); // no id twice

    std::vector<Field>::const_iterator begin() const { return content_->fields.begin(); }
    std::vector<Field>::const_iterator end() const { return content_->fields.end(); }
    std::size_t size() const { return content_->fields.size(); }
    const Field* find(std::string_view id) const; // null: there is none

private:
    struct Content {
        std::vector<Field> fields;
        std::unordered_map<std::string_view, const Field*> byId{}; // keys are the fields' own ids
    };
    static const std::shared_ptr<const Content>& none();

    std::shared_ptr<const Content> content_ = none();
};

} // namespace zhangfa
