# Writes what differs from run to run always the same way, in lines and in bytes:
#   a time of day is 12:00:00 (and .000), a date is Thu, 01 Jan 2026;
#   the lab's two free ports are 7007 and 8000;
#   the ports of the clients are 50001, 50002, ... in the order in which they come.
# The columns beside bytes are made again from the bytes. Run with LC_ALL=C, so that a character is a byte.
# plain, websocket: the lab's ports. ports: a file with the clients' ports, a line each.

BEGIN {
    digits = "0123456789abcdef"
    while ((getline line < ports) > 0) known[++clients] = line
}

/^    [0-9a-f][0-9a-f][0-9a-f][0-9a-f]  [0-9a-f][0-9a-f] / {
    if (substr($0, 5, 4) == "0000") end_of_bytes()
    bytes = bytes substr($0, 11, 23) " " substr($0, 36, 23) " "
    gsub(/  +/, " ", bytes)
    next
}

{
    end_of_bytes()
    print same($0)
}

END { end_of_bytes() }

function same(text,   i) {
    gsub(/[0-9][0-9]:[0-9][0-9]:[0-9][0-9]\.[0-9][0-9][0-9]/, "12:00:00.000", text)
    gsub(/[0-9][0-9]:[0-9][0-9]:[0-9][0-9]/, "12:00:00", text)
    gsub(/[A-Z][a-z][a-z], [0-9][0-9] [A-Z][a-z][a-z] [0-9][0-9][0-9][0-9]/, "Thu, 01 Jan 2026", text)
    gsub("127\\.0\\.0\\.1[: ]" plain, "&~", text)
    gsub(plain "~", "7007", text)
    gsub("127\\.0\\.0\\.1[: ]" websocket, "&~", text)
    gsub(websocket "~", "8000", text)
    for (i = 1; i <= clients; i++) gsub(known[i], 50000 + i, text)
    sub(/ +$/, "", text)
    return text
}

function end_of_bytes(   i, row, text, from) {
    if (bytes == "") return
    gsub(/3[0-9] 3[0-9] 3a 3[0-9] 3[0-9] 3a 3[0-9] 3[0-9] /, "31 32 3a 30 30 3a 30 30 ", bytes)
    for (i = 1; i <= clients; i++) gsub(ascii(known[i]), ascii(50000 + i), bytes)
    for (from = 0; from * 3 < length(bytes); from += 16) {
        row = substr(bytes, from * 3 + 1, 48)
        sub(/ $/, "", row)
        text = sprintf("    %s  %-23s  %-23s  %s", offset(from), part(row, 1, 23), part(row, 25, 23), signs(row))
        sub(/ +$/, "", text) # an editor that takes away blanks at the end of a line shall not make a page untrue
        print text
    }
    bytes = ""
}

function part(row, from, length_) { row = substr(row, from, length_); sub(/ $/, "", row); return row }

function offset(n) { return "00" substr(digits, int(n / 16) + 1, 1) substr(digits, n % 16 + 1, 1) }

# "50001" is "35 30 30 30 31 ".
function ascii(number,   i, hex) {
    for (i = 1; i <= length(number ""); i++) hex = hex "3" substr(number "", i, 1) " "
    return hex
}

# The same signs as the lab's: ASCII as it is, control characters as Unicode's pictures of them, a dot for all above.
function signs(row,   i, b, text, two) {
    for (i = 1; i <= length(row); i += 3) {
        two = substr(row, i, 2)
        b = (index(digits, substr(two, 1, 1)) - 1) * 16 + index(digits, substr(two, 2, 1)) - 1
        if (b < 32) text = text sprintf("%c%c%c", 226, 144, 128 + b)
        else if (b == 127) text = text sprintf("%c%c%c", 226, 144, 161)
        else if (b < 127) text = text sprintf("%c", b)
        else text = text sprintf("%c%c", 194, 183)
    }
    return text
}
