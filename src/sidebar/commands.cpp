// Commands of menu, toolbar and shortcuts: each a job of its own name (extension/registry/Jobs.xcu), done by the deck.
// The office's command line knows no jobs, but service:org.zhangfa.CommandJob?ZhangfaShow.
#include "sidebar/batch_window.h"
#include "sidebar/deck.h"
#include "sidebar/dialogs.h"
#include "sidebar/gather_window.h"
#include "sidebar/new_report.h"
#include "sidebar/panel_factory.h"
#include "uno/properties.h"

#include <com/sun/star/beans/NamedValue.hpp>
#include <com/sun/star/frame/Desktop.hpp>
#include <com/sun/star/frame/DispatchResultEvent.hpp>
#include <com/sun/star/frame/DispatchResultState.hpp>
#include <com/sun/star/lang/XServiceInfo.hpp>
#include <com/sun/star/task/XJob.hpp>
#include <com/sun/star/task/XJobExecutor.hpp>
#include <cppuhelper/implbase3.hxx>
#include <cppuhelper/supportsservice.hxx>

namespace zhangfa {

namespace css = com::sun::star;
using Frame = css::uno::Reference<css::frame::XFrame>;

namespace {

// Shows the deck first, so that the user sees what a command is about.
void withDeck(const Context& context, const Frame& frame, const std::function<void(Deck&)>& command) {
    showDeck(frame);
    const std::shared_ptr<Deck> deck = Deck::of(context, frame);
    command(*deck);
}

const struct {
    const char* alias;
    void (*run)(const Context&, const Frame&);
} commands[] = {
    {"ZhangfaShow", [](const Context&, const Frame& frame) { showDeck(frame); }},
    {"ZhangfaNew", [](const Context& context,
                      const Frame& frame) { withDeck(context, frame, [](Deck& deck) { deck.newReport(); }); }},
    {"ZhangfaNext",
     [](const Context& context, const Frame& frame) { withDeck(context, frame, [](Deck& deck) { deck.nextOpen(); }); }},
    {"ZhangfaCheck", [](const Context&, const Frame& frame) { showPanel(frame, "ZhangfaCheckPanel"); }},
    {"ZhangfaCopyText",
     [](const Context& context, const Frame& frame) { withDeck(context, frame, [](Deck& deck) { deck.copyText(); }); }},
    {"ZhangfaTurnTable", [](const Context& context,
                            const Frame& frame) { withDeck(context, frame, [](Deck& deck) { deck.turnTable(); }); }},
    {"ZhangfaBatch", [](const Context& context, const Frame& frame) { openBatch(context, frame); }},
    {"ZhangfaGather", [](const Context& context, const Frame& frame) { openGathering(context, frame); }},
    {"ZhangfaSaveDocx",
     [](const Context& context, const Frame& frame) { withDeck(context, frame, [](Deck& deck) { deck.saveAs(0); }); }},
    {"ZhangfaSaveFinal",
     [](const Context& context, const Frame& frame) { withDeck(context, frame, [](Deck& deck) { deck.saveAs(4); }); }},
};

template <class T> T find(const css::uno::Sequence<css::beans::NamedValue>& values, const char* name) {
    T found{};
    for (sal_Int32 index = 0; index < values.getLength(); ++index) {
        if (values[index].Name.equalsAscii(name)) {
            values[index].Value >>= found;
        }
    }
    return found;
}

class CommandJob final
    : public cppu::WeakImplHelper3<css::task::XJob, css::task::XJobExecutor, css::lang::XServiceInfo> {
public:
    explicit CommandJob(const Context& context) : context_(context) { useContext(context_); }

    css::uno::Any SAL_CALL execute(const css::uno::Sequence<css::beans::NamedValue>& arguments) override {
        using Values = css::uno::Sequence<css::beans::NamedValue>;
        const auto alias = find<rtl::OUString>(find<Values>(arguments, "Config"), "Alias");
        run(alias, find<Frame>(find<Values>(arguments, "Environment"), "Frame"));
        // Whoever dispatched it waits for this.
        css::frame::DispatchResultEvent result;
        result.Source = static_cast<cppu::OWeakObject*>(this);
        result.State = css::frame::DispatchResultState::SUCCESS;
        return css::uno::Any(sequence<css::beans::NamedValue>({{ascii("SendDispatchResult"), css::uno::Any(result)}}));
    }

    void SAL_CALL trigger(const rtl::OUString& alias) override { run(alias, {}); }

    rtl::OUString SAL_CALL getImplementationName() override { return ascii("org.zhangfa.comp.CommandJob"); }
    sal_Bool SAL_CALL supportsService(const rtl::OUString& name) override { return cppu::supportsService(this, name); }
    css::uno::Sequence<rtl::OUString> SAL_CALL getSupportedServiceNames() override {
        const rtl::OUString name = ascii("org.zhangfa.CommandJob");
        return {&name, 1};
    }

private:
    // Without a frame: in the window that was last in use.
    void run(const rtl::OUString& alias, Frame frame) const {
        if (!frame.is()) {
            frame = css::frame::Desktop::create(context_)->getCurrentFrame();
        }
        for (const auto& command : commands) {
            if (frame.is() && alias.equalsAscii(command.alias)) {
                onMainThread(context_, [context = context_, frame, run = command.run] { run(context, frame); });
            }
        }
    }

    Context context_;
};

} // namespace

css::uno::XInterface* createCommandJob(css::uno::XComponentContext* context) {
    auto* const job = new CommandJob(context);
    job->acquire();
    return static_cast<cppu::OWeakObject*>(job);
}

} // namespace zhangfa
