// Documents to measure with.
#include "inprocess/documents.h"

#include "core/carried.h"
#include "core/report.h"
#include "core/values.h"
#include "office/bound_fields.h"
#include "office/document_properties.h"
#include "office/official_format.h"
#include "office/undo.h"
#include "uno/properties.h"

#include <com/sun/star/awt/Toolkit.hpp>
#include <com/sun/star/awt/XToolkitExperimental.hpp>
#include <com/sun/star/document/XDocumentPropertiesSupplier.hpp>
#include <com/sun/star/frame/Desktop.hpp>
#include <com/sun/star/text/ControlCharacter.hpp>
#include <com/sun/star/util/XCloseable.hpp>
#include <com/sun/star/util/XModifiable.hpp>

namespace zhangfa::bench {

Reference<org::zhangfa::XZhangfa> service(const Context& context) {
    return {context->getServiceManager()->createInstanceWithContext(ascii("org.zhangfa.Zhangfa"), context),
            UNO_QUERY_THROW};
}

OpenDocument::OpenDocument(const Context& context, bool visible)
    : model_(
          css::frame::Desktop::create(context)->loadComponentFromURL(
              ascii("private:factory/swriter"), ascii("_blank"), 0, arguments({{"Hidden", css::uno::Any(!visible)}})),
          UNO_QUERY_THROW) {}

OpenDocument::~OpenDocument() {
    try {
        as<css::util::XModifiable>(model_)->setModified(false);
        as<css::util::XCloseable>(model_)->close(true);
    } catch (const css::uno::Exception&) { // gone already
    }
}

namespace {

std::string fieldName(std::size_t index) { return "bench.value-" + std::to_string(index + 1); }

std::vector<Field> fields(std::size_t count) {
    std::vector<Field> all(count);
    for (std::size_t index = 0; index < count; ++index) {
        all[index].id = FieldId{fieldName(index)};
        all[index].title = "第" + std::to_string(index + 1) + "项";
    }
    return all;
}

} // namespace

std::string propertyOf(const std::string& field) { return propertyPrefix + field; }

std::map<std::string, std::string> valuesOf(std::size_t count, int turn) {
    std::map<std::string, std::string> values;
    for (std::size_t index = 0; index < count; ++index) {
        values[fieldName(index)] = "数值" + std::to_string(1000 * turn + static_cast<int>(index));
    }
    return values;
}

void bindValues(const zhangfa::Document& document, std::size_t count) {
    const UndoLocked unrecorded(document);
    const ControllersLocked still(document);
    ensureOwnStyles(document);
    const std::vector<Field> all = fields(count);
    auto properties = writeCarried({"测量", all, {}}, {});
    properties[kindProperty] = "bench";
    for (const Field& field : all) {
        properties[propertyOf(field.id.value)] = unfilledMark(field.title);
    }
    writeProperties(document, properties); // before the fields: each new property would refresh them all
    for (std::size_t index = 0; index < count; ++index) {
        document.text->insertString(document.text->getEnd(), fromUtf8("，这里说明有关情况："), false);
        const auto field = makeField(document, all[index].id);
        document.text->insertTextContent(document.text->getEnd(), field, false);
        highlight(field->getAnchor(), true);
        if (index % 5 == 4) {
            document.text->insertControlCharacter(document.text->getEnd(), css::text::ControlCharacter::PARAGRAPH_BREAK,
                                                  false);
        }
    }
}

Reference<css::beans::XPropertySet> customProperties(const zhangfa::Document& document) {
    return {as<css::document::XDocumentPropertiesSupplier>(document.model)
                ->getDocumentProperties()
                ->getUserDefinedProperties(),
            UNO_QUERY_THROW};
}

void settle(const Context& context) {
    const Reference<css::awt::XToolkitExperimental> toolkit(css::awt::Toolkit::create(context), UNO_QUERY_THROW);
    toolkit->processEventsToIdle();
}

} // namespace zhangfa::bench
