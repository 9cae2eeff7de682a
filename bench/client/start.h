// What the extension adds to starting Writer: runs with and without it, turn by turn.
#pragma once

#include "client/samples.h"
#include "officeclient/profile.h"

namespace zhangfa::bench {

// Each of `pairs` starts Writer twice, until an empty document stands in its window.
void measureStart(const ProfileContent& with, int pairs, Measured& measured);

} // namespace zhangfa::bench
