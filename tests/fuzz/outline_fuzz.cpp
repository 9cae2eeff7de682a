// The fuzz target: cmake --preset fuzz && cmake --build --preset fuzz, then
//   build/fuzz/tests/fuzz/outline_fuzz NEW_INPUTS tests/fuzz/corpus -max_total_time=600 -max_len=6000
#include "any_document.h"

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    zhangfa::tryDocument({reinterpret_cast<const char*>(data), size});
    return 0;
}
