# The lab's lines of one step, connection after connection: which of two connections is served first is chance.
# Lines of bytes and of broken rules belong to the line above them.
BEGIN { connection = 0 }

{
    if ($0 ~ /^[0-9:.]+ [a-z]+ #[0-9]+ /) {
        split($0, words, "#")
        connection = words[2] + 0
    } else if ($0 ~ /^[0-9][0-9]:/) {
        connection = 0
    }
    if (connection > last) last = connection
    lines[connection] = lines[connection] $0 "\n"
}

END {
    for (i = 0; i <= last; i++) printf "%s", lines[i]
}
