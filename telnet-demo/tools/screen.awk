# What a terminal shows, for a page: UTF-8 as it is, and a dot for each byte that is neither that nor printable.
# Run with LC_ALL=C, so that a character is a byte.

BEGIN { for (i = 1; i < 256; i++) code[sprintf("%c", i)] = i }

{
    shown = ""
    for (i = 1; i <= length($0); i += long) {
        b = code[substr($0, i, 1)]
        long = 1 + more(b)
        for (j = 1; j < long; j++) {
            next_ = code[substr($0, i + j, 1)]
            if (next_ < 128 || next_ > 191) long = 1
        }
        visible = b == 9 || b >= 32 && b < 127 || long > 1
        shown = shown (visible ? substr($0, i, long) : sprintf("%c%c", 194, 183))
    }
    print shown
}

# How many bytes follow the first byte of a UTF-8 character (RFC 3629 section 3).
function more(b) { return b >= 240 && b < 245 ? 3 : b >= 224 && b < 240 ? 2 : b >= 194 && b < 224 ? 1 : 0 }
