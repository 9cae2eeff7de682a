// A list or table: a line a row, the selected row in editors beneath.
#include "sidebar/rows_editor.h"

#include "sidebar/clipboard.h"
#include "sidebar/pasted_rows.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include <algorithm>
#include <array>

namespace zhangfa {

namespace json = boost::json;

namespace {

class RowsEditor final : public FieldEditor {
public:
    RowsEditor(Surface& surface, const Texts& texts, EditorEvents events)
        : surface_(surface), texts_(texts), events_(std::move(events)), list_(surface.add(WidgetKind::list)) {
        selected_ = onChoice(list_.control(), [this] {
            if (!silent_) {
                showRow();
            }
        });
        listFocus_ = onFocus(list_.window(), events_.entered, events_.left);
        const struct {
            const char* text;
            void (RowsEditor::*press)();
        } commands[] = {{"form.row-add", &RowsEditor::addRow},
                        {"form.row-remove", &RowsEditor::removeRow},
                        {"form.row-up", &RowsEditor::raiseRow},
                        {"form.row-down", &RowsEditor::lowerRow},
                        {"form.row-paste", &RowsEditor::pasteRows}};
        for (const auto& command : commands) {
            const Widget button = surface.add(WidgetKind::button, texts_(command.text));
            pressed_.push_back(
                onPress(surface.context(), button.control(), [this, press = command.press] { (this->*press)(); }));
            buttons_.push_back(button);
        }
    }

    void use(const Field& field) override {
        field_ = &field;
        useColumns();
    }

    void show(const json::value& value) override {
        items_.clear();
        if (value.is_array()) {
            for (const json::value& item : value.as_array()) {
                items_.push_back(item.is_object() ? item.as_object() : json::object());
            }
        }
        showRows(std::min(row_, static_cast<int>(items_.size()) - 1));
    }
    json::value value() const override {
        json::array all;
        for (const json::object& item : items_) {
            if (!item.empty()) {
                all.push_back(item);
            }
        }
        return all.empty() ? json::value(nullptr) : json::value(std::move(all));
    }

    void setVisible(bool visible) override {
        list_.show(visible);
        for (const Widget& button : buttons_) {
            button.show(visible);
        }
        for (Column& column : columns_) {
            const bool used = visible && column.field != nullptr;
            column.label.show(used);
            column.editor->setVisible(used);
        }
    }
    void enable(bool enabled) override {
        for (const Widget& button : buttons_) {
            button.enable(enabled);
        }
        for (Column& column : columns_) {
            column.editor->enable(enabled);
        }
    }
    void explain(std::string_view text) override { list_.explain(text); }
    void focus() override {
        for (Column& column : columns_) {
            if (column.field != nullptr) {
                column.editor->focus();
                return;
            }
        }
    }
    bool focused() const override {
        const auto stops = all();
        return std::any_of(stops.begin(), stops.end(), [](const Widget& widget) { return widget.focused(); });
    }
    void addTo(std::vector<WidgetRow>& rows, int width) const override {
        const int gap = surface_.lineHeight() / 4;
        rows.push_back({{{list_, {0, heightOfLines(std::clamp<std::size_t>(items_.size(), 2, 6))}, true}}, 0});
        addButtons(rows, buttons_, width, gap, gap);
        for (const Column& column : columns_) {
            if (column.field != nullptr) {
                rows.push_back(wrapped(column.label, width, gap));
                column.editor->addTo(rows, width);
            }
        }
    }
    void addStops(std::vector<Widget>& order) const override {
        for (const Widget& widget : all()) {
            order.push_back(widget);
        }
    }

private:
    struct Column {
        EditorKind kind;
        Widget label;
        std::unique_ptr<FieldEditor> editor;
        const Field* field = nullptr; // null: not used by the field shown
    };

    // Editors are used again for other tables; a table's columns keep their order among them.
    void useColumns() {
        for (Column& column : columns_) {
            column.field = nullptr;
        }
        std::size_t next = 0;
        for (const Field& field : field_->columns) {
            const EditorKind kind = editorFor(field);
            while (next < columns_.size() && columns_[next].kind != kind) {
                ++next;
            }
            if (next == columns_.size()) {
                const Widget label = surface_.add(WidgetKind::label);
                columns_.push_back({kind, label, nullptr, nullptr});
                EditorEvents events = events_;
                events.changed = [this, next] { edit(next); };
                columns_[next].editor = makeEditor(kind, surface_, texts_, std::move(events));
            }
            columns_[next].field = &field;
            columns_[next].label.say(rowLabel(field));
            columns_[next].editor->use(field);
            columns_[next].editor->explain(rowHelp(field, texts_));
            ++next;
        }
    }

    std::vector<Widget> all() const {
        std::vector<Widget> widgets{list_};
        for (const Column& column : columns_) {
            if (column.field != nullptr) {
                widgets.push_back(column.label);
                column.editor->addStops(widgets);
            }
        }
        widgets.insert(widgets.end(), buttons_.begin(), buttons_.end());
        return widgets;
    }

    int heightOfLines(std::size_t lines) const {
        return static_cast<int>(lines) * surface_.lineHeight() * 9 / 8 + surface_.lineHeight() / 2;
    }

    // 2. 2026年3月12日 · 学习贯彻会议精神 · 18
    std::string line(std::size_t row) const {
        std::string text;
        for (const Field& column : field_->columns) {
            const json::value* const value = items_[row].if_contains(column.id.value);
            if (const std::string cell = value ? editText(column, *value) : std::string(); !cell.empty()) {
                text += (text.empty() ? "" : " · ") + cell;
            }
        }
        return std::to_string(row + 1) + ". " + text;
    }

    void showLines(int selected) {
        std::vector<std::string> lines;
        for (std::size_t row = 0; row < items_.size(); ++row) {
            lines.push_back(line(row));
        }
        silent_ = true;
        list_.items(lines);
        list_.choose(selected);
        silent_ = false;
    }

    void showRows(int selected) {
        showLines(selected);
        showRow();
    }

    void showRow() {
        row_ = list_.chosen();
        for (Column& column : columns_) {
            if (column.field != nullptr) {
                const json::value* const value =
                    row_ < 0 ? nullptr : items_[static_cast<std::size_t>(row_)].if_contains(column.field->id.value);
                column.editor->show(value ? *value : json::value(nullptr));
            }
        }
    }

    // Typing without a row begins one.
    void edit(std::size_t index) {
        const Column& column = columns_[index];
        const json::value value = column.editor->value();
        if (row_ < 0) {
            items_.emplace_back();
            row_ = static_cast<int>(items_.size()) - 1;
        }
        json::object& item = items_[static_cast<std::size_t>(row_)];
        if (value.is_null()) {
            item.erase(column.field->id.value);
        } else {
            item[column.field->id.value] = value;
        }
        showLines(row_);
        events_.changed();
    }

    void changed(int selected) {
        showRows(selected);
        events_.changed();
        events_.chosen();
    }
    void addRow() {
        const int at = row_ < 0 ? static_cast<int>(items_.size()) : row_ + 1;
        items_.insert(items_.begin() + at, json::object());
        showRows(at);
        focus();
    }
    void removeRow() {
        if (row_ >= 0) {
            items_.erase(items_.begin() + row_);
            changed(std::min(row_, static_cast<int>(items_.size()) - 1));
        }
    }
    void raiseRow() { moveRow(-1); }
    void lowerRow() { moveRow(1); }
    void moveRow(int by) {
        const int to = row_ + by;
        if (row_ >= 0 && to >= 0 && to < static_cast<int>(items_.size())) {
            std::swap(items_[static_cast<std::size_t>(row_)], items_[static_cast<std::size_t>(to)]);
            changed(to);
        }
    }
    void pasteRows() {
        const json::array pasted = rowsFromText(*field_, clipboardText(surface_.context()));
        for (const json::value& item : pasted) {
            items_.push_back(item.as_object());
        }
        if (!pasted.empty()) {
            changed(static_cast<int>(items_.size()) - 1);
        }
    }

    Surface& surface_;
    const Texts& texts_;
    EditorEvents events_;
    Widget list_;
    std::vector<Widget> buttons_;
    std::vector<Column> columns_;
    const Field* field_ = nullptr;
    std::vector<json::object> items_;
    int row_ = -1; // the one shown beneath
    bool silent_ = false;
    Subscription selected_, listFocus_;
    std::vector<Subscription> pressed_;
};

} // namespace

std::unique_ptr<FieldEditor> makeRowsEditor(Surface& surface, const Texts& texts, EditorEvents events) {
    return std::make_unique<RowsEditor>(surface, texts, std::move(events));
}

} // namespace zhangfa
