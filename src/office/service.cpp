#include "office/service.h"
namespace zhangfa {
com::sun::star::uno::XInterface* createService(com::sun::star::uno::XComponentContext*) { return nullptr; }
} // namespace zhangfa
