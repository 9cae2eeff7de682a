// Another document, opened unseen to be read, and closed again.
#pragma once

#include "office/document.h"

#include <string>

namespace zhangfa {

class OpenedDocument {
public:
    // A file, or "private:factory/scalc" for a new one. Refuses what cannot be opened.
    OpenedDocument(const Context& context, const std::string& url);
    ~OpenedDocument();
    OpenedDocument(const OpenedDocument&) = delete;
    OpenedDocument& operator=(const OpenedDocument&) = delete;

    const Reference<css::frame::XModel>& model() const { return model_; }

private:
    Reference<css::frame::XModel> model_;
};

} // namespace zhangfa
