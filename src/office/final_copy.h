// 定稿: a copy to leave the house, without bindings, comments, author and history.
#pragma once

#include "core/ids.h"
#include "core/library.h"
#include "core/message.h"
#include "office/document.h"

#include <com/sun/star/uno/XComponentContext.hpp>

#include <optional>
#include <vector>

namespace zhangfa {

struct Obstacle {
    Message message;
    std::optional<FieldId> field; // the one still unfilled
};
// Unfilled values and recorded changes not yet decided.
std::vector<Obstacle> finalObstacles(const Document& document, const Library& library);

// Refuses while there are any.
void requireFinal(const Document& document, const Library& library);

// The document itself stays as it is; the copy's title tells no stage. Refuses while there are obstacles.
void saveFinal(const Reference<css::uno::XComponentContext>& context, const Document& document, const Library& library,
               const std::string& url);

} // namespace zhangfa
