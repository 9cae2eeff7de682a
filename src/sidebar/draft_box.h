// 存为章节 in a panel: what the new section is called, and which numbers and names become fields of it.
#pragma once

#include "core/texts.h"
#include "sidebar/report_service.h"
#include "sidebar/stack.h"
#include "sidebar/widget.h"

#include <functional>
#include <optional>
#include <set>
#include <vector>

namespace zhangfa {

// Its controls are made when first needed.
class DraftBox {
public:
    // `save` with the title and the fields ticked; `leave` when it is not wanted after all.
    DraftBox(Surface& surface, const Texts& texts,
             std::function<void(const std::string&, const std::set<std::size_t>&)> save, std::function<void()> leave);

    void show(std::optional<SectionProposal> proposal);
    bool shown() const { return proposal_.has_value(); }
    void addTo(std::vector<WidgetRow>& rows, int width, int gap) const;

private:
    void make();
    void showFields();
    void toggle();

    Surface& surface_;
    const Texts& texts_;
    std::function<void(const std::string&, const std::set<std::size_t>&)> save_;
    std::function<void()> leave_;
    std::optional<SectionProposal> proposal_;
    std::set<std::size_t> ticked_;
    Widget titleLabel_, title_, fieldsLabel_, fields_, tick_, store_, cancel_;
    std::vector<Subscription> subscriptions_;
};

} // namespace zhangfa
