# Libraries are linked statically and kept hidden: LibreOffice has loaded others of the same name already.
find_library(CMARK_LIBRARY NAMES libcmark.a REQUIRED)
find_path(CMARK_INCLUDE_DIR cmark.h REQUIRED)
add_library(zhangfa_cmark STATIC IMPORTED)
set_target_properties(zhangfa_cmark PROPERTIES
  IMPORTED_LOCATION "${CMARK_LIBRARY}"
  INTERFACE_COMPILE_DEFINITIONS CMARK_STATIC_DEFINE
  INTERFACE_INCLUDE_DIRECTORIES "${CMARK_INCLUDE_DIR}")

# Header-only parts of Boost. Boost.JSON is compiled once, in src/core/boost_json.cpp.
find_package(Boost 1.81 REQUIRED)
