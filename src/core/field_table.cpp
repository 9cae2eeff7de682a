#include "field_table.h"

#include <utility>

namespace zhangfa {

FieldTable::FieldTable(std::vector<Field> fields) {
    auto content = std::make_shared<Content>(Content{std::move(fields)});
    for (const Field& field : content->fields) {
        content->byId.emplace(field.id.value, &field);
    }
    content_ = std::move(content);
}

const Field* FieldTable::find(std::string_view id) const {
    const auto found = content_->byId.find(id);
    return found == content_->byId.end() ? nullptr : found->second;
}

const std::shared_ptr<const FieldTable::Content>& FieldTable::none() {
    static const auto content = std::make_shared<const Content>();
    return content;
}

} // namespace zhangfa
