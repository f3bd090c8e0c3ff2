// Unpacking.
#include <zlib.h>
