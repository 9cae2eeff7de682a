// What a font that is missing is displayed as. UNO does not tell; Writer itself does what fontconfig says, and has its
// library loaded: asked there, it need not be linked.
#include "office/font_substitute.h"

#include <dlfcn.h>

namespace zhangfa {

namespace {

// Fontconfig's own interface, the same since its version 2.0; objects of its own are only passed on.
struct Fontconfig {
    void* library = dlopen("libfontconfig.so.1", RTLD_LAZY | RTLD_NOLOAD);
    template <class Function> Function* function(const char* name) const {
        return library == nullptr ? nullptr : reinterpret_cast<Function*>(dlsym(library, name));
    }
    void* (*create)() = function<void*()>("FcPatternCreate");
    void (*destroy)(void*) = function<void(void*)>("FcPatternDestroy");
    int (*add)(void*, const char*,
               const unsigned char*) = function<int(void*, const char*, const unsigned char*)>("FcPatternAddString");
    int (*get)(void*, const char*, int,
               unsigned char**) = function<int(void*, const char*, int, unsigned char**)>("FcPatternGetString");
    int (*substitute)(void*, void*, int) = function<int(void*, void*, int)>("FcConfigSubstitute");
    void (*complete)(void*) = function<void(void*)>("FcDefaultSubstitute");
    void* (*match)(void*, void*, int*) = function<void*(void*, void*, int*)>("FcFontMatch");

    bool works() const { return create && destroy && add && get && substitute && complete && match; }
};

const unsigned char* bytes(const char* text) { return reinterpret_cast<const unsigned char*>(text); }

} // namespace

std::string fontSubstitute(const std::string& family) {
    static const Fontconfig fontconfig;
    if (!fontconfig.works()) {
        return "";
    }
    void* const wanted = fontconfig.create();
    fontconfig.add(wanted, "family", bytes(family.c_str()));
    fontconfig.add(wanted, "lang", bytes("zh-cn"));
    fontconfig.substitute(nullptr, wanted, 0);
    fontconfig.complete(wanted);
    int result = 0;
    std::string name;
    if (void* const found = fontconfig.match(nullptr, wanted, &result)) {
        unsigned char* value = nullptr;
        if (fontconfig.get(found, "family", 0, &value) == 0 && value != nullptr) {
            name = reinterpret_cast<const char*>(value);
        }
        fontconfig.destroy(found);
    }
    fontconfig.destroy(wanted);
    return name;
}

} // namespace zhangfa
