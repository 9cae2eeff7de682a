# Libraries are linked statically and kept hidden: LibreOffice has loaded others of the same name already.
# A C library as an archive: zhangfa_static(NAME ARCHIVE HEADER).
function(zhangfa_static name archive header)
  find_library(${name}_LIBRARY NAMES ${archive} REQUIRED)
  find_path(${name}_INCLUDE_DIR ${header} REQUIRED)
  add_library(${name} STATIC IMPORTED GLOBAL)
  set_target_properties(${name} PROPERTIES
    IMPORTED_LOCATION "${${name}_LIBRARY}" INTERFACE_INCLUDE_DIRECTORIES "${${name}_INCLUDE_DIR}")
endfunction()
zhangfa_static(zhangfa_cmark libcmark.a cmark.h)
set_target_properties(zhangfa_cmark PROPERTIES INTERFACE_COMPILE_DEFINITIONS CMARK_STATIC_DEFINE)
zhangfa_static(zhangfa_deflate libdeflate.a libdeflate.h)
zhangfa_static(zhangfa_pugixml libpugixml.a pugixml.hpp)
zhangfa_static(zhangfa_utf8proc libutf8proc.a utf8proc.h)
set_target_properties(zhangfa_utf8proc PROPERTIES INTERFACE_COMPILE_DEFINITIONS UTF8PROC_STATIC)

# Header-only parts of Boost. Boost.JSON is compiled once, in src/core/boost_json.cpp.
find_package(Boost 1.81 REQUIRED)
