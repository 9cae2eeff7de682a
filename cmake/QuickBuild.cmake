# What makes a whole build shorter and changes nothing of what is built.
option(ZHANGFA_PRECOMPILE "Precompile the headers that most files of a target include (g++ only)" ON)
if(NOT CMAKE_CXX_COMPILER_ID STREQUAL GNU)
  set(CMAKE_DISABLE_PRECOMPILE_HEADERS ON)
else()
  if(ZHANGFA_PRECOMPILE)
    # What <string> says of itself, and silences by a pragma that g++ 12 forgets in a precompiled header.
    add_compile_options(-Wno-stringop-overflow)
  else()
    set(CMAKE_DISABLE_PRECOMPILE_HEADERS ON)
  endif()
  # g++ collects garbage before it has 512 MB only: with a precompiled header in memory each collection is dear.
  add_compile_options("SHELL:--param ggc-min-heapsize=524288")
endif()

# Headers of libraries only: warnings about our own would be lost. Every file still includes what it needs: `cmake --preset
# asan` and scripts/lint.sh go without these.
set(ZHANGFA_COMMON_HEADERS <algorithm> <array> <cmath> <functional> <iterator> <map> <memory> <optional> <set> <span> <stdexcept>
  <string> <string_view> <utility> <variant> <vector> <boost/json.hpp>)
set(ZHANGFA_COMMON_UNO_HEADERS <com/sun/star/beans/XMultiPropertySet.hpp> <com/sun/star/beans/XPropertySet.hpp>
  <com/sun/star/container/XEnumerationAccess.hpp> <com/sun/star/container/XNameContainer.hpp>
  <com/sun/star/frame/XModel.hpp> <com/sun/star/lang/XMultiServiceFactory.hpp> <com/sun/star/uno/XComponentContext.hpp>
  <rtl/ustring.hxx>)
