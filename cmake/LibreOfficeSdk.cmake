# The LibreOffice SDK: C++ headers of UNO's types, made once per build folder, and the libraries to link.
set(LIBREOFFICE_DIR "/usr/lib/libreoffice" CACHE PATH "LibreOffice, holding program/ and sdk/")
set(LO_PROGRAM "${LIBREOFFICE_DIR}/program")
set(LO_SDK "${LIBREOFFICE_DIR}/sdk")
find_path(LO_INCLUDE cppuhelper/weak.hxx
  PATHS "${LO_SDK}/include" /usr/include/libreoffice NO_DEFAULT_PATH REQUIRED)
find_program(CPPUMAKER cppumaker PATHS "${LO_SDK}/bin" NO_DEFAULT_PATH REQUIRED)
find_program(UNOIDL_WRITE unoidl-write PATHS "${LO_SDK}/bin" NO_DEFAULT_PATH REQUIRED)
set(LO_TYPES "${LO_PROGRAM}/types.rdb" "${LO_PROGRAM}/types/offapi.rdb")
set(LO_RUN ${CMAKE_COMMAND} -E env "LD_LIBRARY_PATH=${LO_PROGRAM}")

# Zhangfa's own types: idl/zhangfa.idl → zhangfa.rdb, which also goes into the extension.
set(ZHANGFA_RDB "${PROJECT_BINARY_DIR}/zhangfa.rdb")
add_custom_command(OUTPUT "${ZHANGFA_RDB}"
  COMMAND ${LO_RUN} "${UNOIDL_WRITE}" ${LO_TYPES} "${PROJECT_SOURCE_DIR}/idl/zhangfa.idl" "${ZHANGFA_RDB}"
  DEPENDS "${PROJECT_SOURCE_DIR}/idl/zhangfa.idl" VERBATIM)

# cppumaker takes a path relative to the working folder only.
set(UNO_HEADERS "${PROJECT_BINARY_DIR}/uno")
set(UNO_STAMP "${UNO_HEADERS}/made")
add_custom_command(OUTPUT "${UNO_STAMP}"
  COMMAND ${CMAKE_COMMAND} -E make_directory "${UNO_HEADERS}"
  COMMAND ${LO_RUN} "${CPPUMAKER}" -Gc -O./uno ${LO_TYPES}
  COMMAND ${LO_RUN} "${CPPUMAKER}" -Gc -O./uno "${ZHANGFA_RDB}" -X "${LO_PROGRAM}/types.rdb" -X "${LO_PROGRAM}/types/offapi.rdb"
  COMMAND ${CMAKE_COMMAND} -E touch "${UNO_STAMP}"
  DEPENDS "${ZHANGFA_RDB}" WORKING_DIRECTORY "${PROJECT_BINARY_DIR}" VERBATIM)
add_custom_target(uno_headers DEPENDS "${UNO_STAMP}")

add_library(libreoffice_sdk INTERFACE)
target_include_directories(libreoffice_sdk SYSTEM INTERFACE "${LO_INCLUDE}" "${UNO_HEADERS}")
target_compile_definitions(libreoffice_sdk INTERFACE LINUX UNX CPPU_ENV=gcc3)
foreach(name cppu cppuhelpergcc3 sal salhelpergcc3)
  find_library(LO_LIB_${name} uno_${name} PATHS "${LO_SDK}/lib" NO_DEFAULT_PATH REQUIRED)
  target_link_libraries(libreoffice_sdk INTERFACE "${LO_LIB_${name}}")
endforeach()
