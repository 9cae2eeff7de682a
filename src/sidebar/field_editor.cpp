// The control a field's value is typed or chosen in.
#include "sidebar/field_editor.h"

#include "sidebar/rows_editor.h"

#include <boost/json/value_to.hpp>

#include <chrono>
#include <ctime>

namespace zhangfa {

namespace json = boost::json;

namespace {

std::chrono::year_month_day today() {
    const std::time_t now = std::time(nullptr);
    std::tm local{};
    localtime_r(&now, &local);
    return {std::chrono::year(local.tm_year + 1900), std::chrono::month(static_cast<unsigned>(local.tm_mon) + 1),
            std::chrono::day(static_cast<unsigned>(local.tm_mday))};
}

// What all editors of one control share.
class SingleEditor : public FieldEditor {
public:
    SingleEditor(const Widget& widget, EditorEvents events) : widget_(widget), events_(std::move(events)) {
        focus_ = onFocus(widget_.window(), events_.entered, events_.left);
    }
    void use(const Field& field) override { field_ = &field; }
    void setVisible(bool visible) override { widget_.show(visible); }
    void enable(bool enabled) override { widget_.enable(enabled); }
    void explain(std::string_view text) override { widget_.explain(text); }
    void focus() override { widget_.focus(); }
    bool focused() const override { return widget_.focused(); }
    void addTo(std::vector<WidgetRow>& rows, int) const override { rows.push_back(whole(widget_, 0)); }
    void addStops(std::vector<Widget>& order) const override { order.push_back(widget_); }

protected:
    const Widget& widget() const { return widget_; }
    const Field& field() const { return *field_; }
    const EditorEvents& events() const { return events_; }

private:
    Widget widget_;
    EditorEvents events_;
    const Field* field_ = nullptr;
    Subscription focus_;
};

// One line, with or without a spin button.
class LineEditor final : public SingleEditor {
public:
    LineEditor(Surface& surface, bool spin, const EditorEvents& events)
        : SingleEditor(surface.add(spin ? WidgetKind::spinEdit : WidgetKind::edit), events) {
        text_ = onText(widget().control(), [this] {
            // A spin field first writes a number of its own, then reports the step; the user's text is what stood
            // before.
            before_ = std::exchange(now_, widget().text());
            afterText_ = true;
            if (!silent_) {
                this->events().changed();
            }
        });
        if (spin) {
            key_ = onKey(widget().window(), [this](const auto&) { afterText_ = false; });
            spin_ = onSpin(
                widget().control(), [this] { step(1); }, [this] { step(-1); });
        }
    }
    void show(const json::value& value) override { write(editText(field(), value)); }
    json::value value() const override { return readValue(field(), widget().text()); }
    json::value draft() const override { return json::value(widget().text()); }
    void restore(const json::value& draft) override { write(json::value_to<std::string>(draft)); }

private:
    void write(const std::string& text) {
        silent_ = true;
        widget().say(text);
        silent_ = false;
        now_ = text;
        afterText_ = false;
    }
    void step(int by) {
        write(stepped(field(), afterText_ ? before_ : now_, by, today()));
        events().changed();
        events().chosen();
    }

    std::string before_, now_;
    bool afterText_ = false, silent_ = false;
    Subscription text_, key_, spin_;
};

// All choices in sight: a drop-down list opens in the wrong place (popup_menu.h).
class ChoiceEditor final : public SingleEditor {
public:
    ChoiceEditor(Surface& surface, const Texts& texts, const EditorEvents& events)
        : SingleEditor(surface.add(WidgetKind::list), events), texts_(texts), lineHeight_(surface.lineHeight()) {
        chosen_ = onChoice(widget().control(), [this] {
            if (!silent_) {
                this->events().changed();
                this->events().chosen();
            }
        });
    }
    void use(const Field& field) override {
        SingleEditor::use(field);
        silent_ = true;
        widget().items(choiceItems(field, texts_));
        silent_ = false;
    }
    void show(const json::value& value) override {
        silent_ = true;
        widget().choose(choiceOf(field(), value));
        silent_ = false;
    }
    json::value value() const override { return chosenValue(field(), widget().chosen()); }
    void addTo(std::vector<WidgetRow>& rows, int) const override {
        constexpr int most = 5;
        const int lines = std::min(most, static_cast<int>(field().choices.size()) + 1);
        rows.push_back({{{widget(), {0, lines * lineHeight_ * 9 / 8 + lineHeight_ / 2}, true}}, 0});
    }

private:
    const Texts& texts_;
    int lineHeight_;
    bool silent_ = false;
    Subscription chosen_;
};

// Several lines; as high as its text needs, within bounds.
class LongTextEditor final : public SingleEditor {
public:
    LongTextEditor(Surface& surface, const EditorEvents& events)
        : SingleEditor(surface.add(WidgetKind::multiLineEdit), events), lineHeight_(surface.lineHeight()) {
        text_ = onText(widget().control(), [this] {
            if (!silent_) {
                this->events().changed();
            }
        });
    }
    void show(const json::value& value) override { write(value.is_string() ? json::value_to<std::string>(value) : ""); }
    json::value value() const override {
        const std::string text = widget().text();
        return text.find_first_not_of(" \n\r\t") == std::string::npos ? json::value(nullptr) : json::value(text);
    }
    void restore(const json::value& draft) override { show(draft); }
    void addTo(std::vector<WidgetRow>& rows, int width) const override {
        rows.push_back({{{widget(), {0, lines(width) * lineHeight_ + lineHeight_ / 2}, true}}, 0});
    }

private:
    void write(const std::string& text) {
        silent_ = true;
        widget().say(text);
        silent_ = false;
    }
    // A Chinese character is as wide as a line is high, nearly; others are half as wide.
    int lines(int width) const {
        constexpr int least = 3, most = 12;
        const int perLine = std::max(1, (width - 2 * lineHeight_) * 5 / 4 / std::max(1, lineHeight_) * 2);
        int count = 1, used = 0;
        for (const char letter : widget().text()) {
            const auto byte = static_cast<unsigned char>(letter);
            const int halves = byte < 0x80 ? 1 : byte >= 0xC0 ? 2 : 0;
            used += halves;
            if (letter == '\n' || used > perLine) {
                ++count;
                used = letter == '\n' ? 0 : halves;
            }
        }
        return std::clamp(count, least, most);
    }

    int lineHeight_;
    bool silent_ = false;
    Subscription text_;
};

} // namespace

std::unique_ptr<FieldEditor> makeEditor(EditorKind kind, Surface& surface, const Texts& texts, EditorEvents events) {
    switch (kind) {
    case EditorKind::choice:
        return std::make_unique<ChoiceEditor>(surface, texts, std::move(events));
    case EditorKind::longText:
        return std::make_unique<LongTextEditor>(surface, std::move(events));
    case EditorKind::rows:
        return makeRowsEditor(surface, texts, std::move(events));
    case EditorKind::spin:
    case EditorKind::line:
        break;
    }
    return std::make_unique<LineEditor>(surface, kind == EditorKind::spin, std::move(events));
}

} // namespace zhangfa
