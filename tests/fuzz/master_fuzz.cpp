// The fuzz target: cmake --preset fuzz && cmake --build --preset fuzz, then
//   build/fuzz/tests/fuzz/master_fuzz NEW_INPUTS tests/fuzz/corpus/master -max_total_time=600 -max_len=4000
#include "any_master.h"

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    zhangfa::tryMaster({reinterpret_cast<const char*>(data), size});
    return 0;
}
