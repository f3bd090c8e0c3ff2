// Unpacking, and text in other encodings than UTF-8.
#include <iconv.h>
#include <zlib.h>
