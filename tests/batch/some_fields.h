// Fields of an invented report, for tests of rows.
#pragma once

#include "batch/columns.h"

#include <vector>

namespace zhangfa {

inline Field makeField(const std::string& id, const std::string& title, FieldType type, bool required = false) {
    Field field;
    field.id = FieldId{id};
    field.title = title;
    field.type = type;
    field.required = required;
    return field;
}

inline const std::vector<Field>& someFields() {
    static const std::vector<Field> all = [] {
        std::vector<Field> fields{makeField("unit", "单位名称", FieldType::text, true),
                                  makeField("period", "期间", FieldType::choice, true),
                                  makeField("theory.sessions", "次数", FieldType::integer, true),
                                  makeField("training.sessions", "次数", FieldType::integer),
                                  makeField("share", "覆盖率", FieldType::percent),
                                  makeField("day", "日期", FieldType::date),
                                  makeField("done", "是否完成", FieldType::yesNo),
                                  makeField("remarks", "说明", FieldType::longText),
                                  makeField("problems.items", "存在的问题", FieldType::list),
                                  makeField("meetings", "会议统计", FieldType::table),
                                  makeField("fund", "经费（甲类）", FieldType::number),
                                  makeField("fund-b", "经费（乙类）", FieldType::number)};
        fields[1].choices = {"上半年", "全年"};
        fields[1].defaultValue = "全年";
        fields[2].unit = "次";
        fields[2].maximum = 100;
        fields[6].choices = {"已完成", "未完成"};
        fields[8].columns = {makeField("due", "期限", FieldType::date),
                             makeField("problem", "问题", FieldType::text, true)};
        fields[9].columns = {makeField("date", "日期", FieldType::date),
                             makeField("people", "人数", FieldType::integer)};
        return fields;
    }();
    return all;
}

inline const Field& someField(const std::string& id) {
    for (const Field& field : someFields()) {
        if (field.id.value == id) {
            return field;
        }
    }
    throw std::logic_error(id);
}

inline const std::vector<const Field*>& somePointers() {
    static const std::vector<const Field*> pointers = [] {
        std::vector<const Field*> all;
        for (const Field& field : someFields()) {
            all.push_back(&field);
        }
        return all;
    }();
    return pointers;
}

inline ColumnTask someTask(ColumnMapping mapping = {}) {
    return {somePointers(), {{"theory", "理论学习"}, {"training", "业务培训"}}, std::move(mapping)};
}

} // namespace zhangfa
