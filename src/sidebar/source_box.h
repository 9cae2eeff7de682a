// 数据来源 in a panel: which department gave the figure, what proves it, and a note. Never printed with the text.
#pragma once

#include "core/sources.h"
#include "core/texts.h"
#include "sidebar/delayed_call.h"
#include "sidebar/stack.h"
#include "sidebar/widget.h"

#include <functional>
#include <optional>
#include <vector>

namespace zhangfa {

// Its controls are made when first needed.
class SourceBox {
public:
    SourceBox(Surface& surface, const Texts& texts, std::function<void(const FieldId&, const Source&)> keep);

    // Of the field; null: not shown. What is being typed there stays.
    void show(const Field* field, const Source& source, bool enabled);
    bool isOf(const FieldId& field) const { return field_ == field; }
    void applyTyped(); // goes into the document now
    void addTo(std::vector<WidgetRow>& rows, int gap) const;
    void addStops(std::vector<Widget>& order) const;

private:
    struct Line {
        Widget label, edit;
        std::string Source::*text;
    };
    void make();
    Source typed() const;

    Surface& surface_;
    const Texts& texts_;
    std::function<void(const FieldId&, const Source&)> keep_;
    std::optional<FieldId> field_;
    Source source_; // in the document
    std::vector<Line> lines_;
    bool typing_ = false;
    DelayedCall pause_;
    std::vector<Subscription> subscriptions_;
};

} // namespace zhangfa
