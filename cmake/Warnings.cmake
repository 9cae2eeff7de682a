# Warnings for our own code; headers of libraries are system headers.
add_library(zhangfa_warnings INTERFACE)
target_compile_options(zhangfa_warnings INTERFACE -Wall -Wextra -Wpedantic
  -Wno-restrict) # g++ 12 sees overlaps in "…" + std::string that are none (GCC bug 105329)
