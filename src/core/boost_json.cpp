// Boost.JSON, compiled here: LibreOffice loads a shared Boost of another version.
#include <boost/json/src.hpp>
