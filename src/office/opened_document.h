// Another document, opened unseen to be read, and closed again.
#pragma once

#include "office/document.h"

#include <string>

namespace zhangfa {

class OpenedDocument {
public:
    // Refuses what cannot be opened, or is no text document.
    OpenedDocument(const Context& context, const std::string& url);
    ~OpenedDocument();
    OpenedDocument(const OpenedDocument&) = delete;
    OpenedDocument& operator=(const OpenedDocument&) = delete;

    const Reference<css::frame::XModel>& model() const { return model_; }

private:
    Reference<css::frame::XModel> model_;
};

} // namespace zhangfa
