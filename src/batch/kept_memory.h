// What the C library does with memory that is free again.
#pragma once

#include <cstdlib>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace zhangfa {

// Reading or making many documents, glibc gives the memory of each back to the system and asks for it again: a tenth of
// the time, in which other threads wait. For programs that do nothing else; it counts for all of the process.
inline void keepFreedMemory() {
#ifdef __GLIBC__
    mallopt(M_MMAP_THRESHOLD, 32 << 20);
    mallopt(M_TRIM_THRESHOLD, 64 << 20);
#endif
}

} // namespace zhangfa
