// Rows, mappings and patterns from any bytes: cmake --preset fuzz && ninja -C build/fuzz rows_fuzz, then
//   build/fuzz/tests/fuzz/rows_fuzz NEW_INPUTS tests/fuzz/corpus/rows -max_total_time=600 -max_len=4000
#include "any_rows.h"

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    zhangfa::tryRows({reinterpret_cast<const char*>(data), size});
    return 0;
}
