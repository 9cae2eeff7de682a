// What was gathered, for programs (docs/collect.md).
#pragma once

#include "gather_tables.h"

#include "core/texts.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

namespace zhangfa {

boost::json::object toJson(const Gathering& gathering, const Texts& texts);

// For writeCells: [{"name", "cells": [[text, number or null]]}].
boost::json::array cellsOf(const std::vector<GatherSheet>& sheets);

} // namespace zhangfa
