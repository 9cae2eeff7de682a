// The door of the benchmarks: a job that the client runs inside the office; registered for one session only.
#include "inprocess/benchmarks.h"
#include "uno/strings.h"

#include <boost/json.hpp>
#include <com/sun/star/awt/AsyncCallback.hpp>
#include <com/sun/star/lang/XServiceInfo.hpp>
#include <com/sun/star/task/XJob.hpp>
#include <cppuhelper/implbase1.hxx>
#include <cppuhelper/implbase2.hxx>
#include <cppuhelper/supportsservice.hxx>
#include <rtl/ref.hxx>

#include <functional>
#include <future>

namespace zhangfa::bench {

namespace css = com::sun::star;
namespace json = boost::json;

namespace {

const struct {
    std::string_view name;
    void (*measure)(const Context&, const json::value&, Figures&);
} benchmarks[] = {{"fill", measureFill},
                  {"report", measureReport},
                  {"deck", measureDeck},
                  {"form", measureForm},
                  {"existing", measureExisting}};

std::string run(const Context& context, const json::value& request) {
    Figures figures;
    for (const auto& [name, measure] : benchmarks) {
        if (request.at("benchmark").as_string() == name) {
            measure(context, request, figures);
        }
    }
    return json::serialize(figures.json());
}

class OnMainThread final : public cppu::WeakImplHelper1<css::awt::XCallback> {
public:
    explicit OnMainThread(std::function<std::string()> work) : work_(std::move(work)) {}
    void SAL_CALL notify(const css::uno::Any&) override { work_(); }
    std::future<std::string> result() { return work_.get_future(); }

private:
    std::packaged_task<std::string()> work_;
};

class Job final : public cppu::WeakImplHelper2<css::task::XJob, css::lang::XServiceInfo> {
public:
    explicit Job(const Context& context) : context_(context) {}

    css::uno::Any SAL_CALL execute(const css::uno::Sequence<css::beans::NamedValue>& arguments) override {
        rtl::OUString request;
        if (arguments.getLength() > 0) {
            arguments[0].Value >>= request;
        }
        try {
            const rtl::Reference<OnMainThread> callback(
                new OnMainThread([this, wish = json::parse(toUtf8(request))] { return run(context_, wish); }));
            std::future<std::string> result = callback->result();
            css::awt::AsyncCallback::create(context_)->addCallback(callback.get(), css::uno::Any());
            return css::uno::Any(fromUtf8(result.get()));
        } catch (const std::exception& error) {
            throw css::uno::RuntimeException(fromUtf8(error.what()), *this);
        }
    }

    rtl::OUString SAL_CALL getImplementationName() override { return ascii("org.zhangfa.comp.Benchmarks"); }
    sal_Bool SAL_CALL supportsService(const rtl::OUString& name) override { return cppu::supportsService(this, name); }
    css::uno::Sequence<rtl::OUString> SAL_CALL getSupportedServiceNames() override {
        const rtl::OUString name = ascii("org.zhangfa.Benchmarks");
        return {&name, 1};
    }

private:
    Context context_;
};

} // namespace

} // namespace zhangfa::bench

extern "C" SAL_DLLPUBLIC_EXPORT com::sun::star::uno::XInterface*
zhangfa_Benchmarks_get_implementation(com::sun::star::uno::XComponentContext* context,
                                      const com::sun::star::uno::Sequence<com::sun::star::uno::Any>&) {
    auto* const job = new zhangfa::bench::Job(context);
    job->acquire();
    return static_cast<cppu::OWeakObject*>(job);
}
