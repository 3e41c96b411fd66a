# What the .play files are made of: a lab, terminals with telnet or nc in them, and waiting for what must come.
# Nothing here waits for a fixed time: each step goes on as soon as what it waits for has been seen.

wirelight=${WIRELIGHT:-"$folder/../target/wirelight/bin/wirelight"}
work=$(mktemp -d "${TMPDIR:-/tmp}/telnet-demo.XXXXXX")
lab_id=
programs=
patience=600 # times 50 ms

complain() {
    echo "$*" >&2
    exit 2
}

has() {
    command -v "$1" > /dev/null 2>&1
}

# Pages are compared only where the same programs run as when they were written.
needs_everything() {
    for program in telnet nc script openssl; do
        has "$program" || complain "The pages show telnet and nc in a terminal: to compare them or to write them, $program is needed."
    done
}

# Ends the lab and every program in a terminal.
clear_stage() {
    for id in $programs $lab_id; do
        kill "$id" 2> /dev/null || true
    done
    [ -z "$lab_id" ] || wait "$lab_id" 2> /dev/null || true
    programs=
    lab_id=
}

trap 'clear_stage; rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

stage_opens() {
    rm -rf "${work:?}"/*
    mkdir "$work/steps"
    : > "$work/lab"
    : > "$work/typed"
    lab_from=0
    step=
    terminals=
}

stage_closes() {
    step ''
    clear_stage
}

# lab OPTIONS: starts the lab with these options of `wirelight serve`, on two free ports.
lab() {
    [ -x "$wirelight" ] || complain "There is no $wirelight. Run mvn package first, or set WIRELIGHT to where wirelight is."
    "$wirelight" serve --plain-port 0 --ws-port 0 --capture off --color never "$@" > "$work/lab" 2> "$work/lab-says" &
    lab_id=$!
    await "the lab" 'grep -q "websocket .*listen()" "$work/lab"'
    plain=$(sed -n 's/^plain listens on 127.0.0.1:\([0-9]*\) .*/\1/p' "$work/lab")
    websocket=$(sed -n 's/^websocket listens on 127.0.0.1:\([0-9]*\) .*/\1/p' "$work/lab")
    show_typed 0 "$(echo "wirelight serve --capture off $*" | sed 's/ *$//')"
}

await() { # WHAT CONDITION
    tries=0
    until eval "$2"; do
        tries=$((tries + 1))
        if [ $tries -gt $patience ]; then
            echo "This did not come: $1. The lab said:" >&2
            cat "$work/lab" "$work/lab-says" >&2
            for terminal in $terminals; do
                echo "Terminal $terminal:" >&2
                cat "$work/screen.$terminal" >&2
            done
            exit 3
        fi
        sleep 0.05
    done
}

# step NAME: what was seen so far belongs to the step before.
step() {
    if [ -n "$step" ]; then
        tell_step > "$work/steps/$step"
        if [ "$task" = show ]; then
            cat "$work/steps/$step"
        fi
    fi
    step=$1
    lab_from=$(wc -l < "$work/lab" | tr -d ' ')
    : > "$work/typed"
    for terminal in $terminals; do
        eval "from_$terminal=$(wc -c < "$work/screen.$terminal" | tr -d ' ')"
    done
}

tell_step() {
    for terminal in 0 $terminals; do
        told=$(sed -n "s/^$terminal //p" "$work/typed")
        [ -z "$told" ] || block "$(title "You type" "$terminal")" "$told"
    done
    for terminal in $terminals; do
        told=$(since "$terminal")
        [ -z "$told" ] || block "$(title "Your terminal shows" "$terminal")" "$told"
    done
    told=$(lab_since)
    [ -z "$told" ] || block "The lab shows" "$(printf '%s\n' "$told" | LC_ALL=C awk -f "$folder/tools/by-connection.awk")"
}

title() { # WORDS TERMINAL
    case "$2 $terminals" in
        '0 '* | '1 1') echo "$1" ;;
        *) echo "$1 (terminal $2)" ;;
    esac
}

block() { # TITLE TEXT
    printf '%s:\n\n```text\n%s\n```\n\n' "$1" "$2"
}

# What the terminal shows since this step began.
since() { # TERMINAL
    eval "tail -c +\$((from_$1 + 1)) \"\$work/screen.$1\"" | tr -d '\r\000' \
        | LC_ALL=C awk -f "$folder/tools/screen.awk"
}

lab_since() {
    tail -n +$((lab_from + 1)) "$work/lab"
}

show_typed() { # TERMINAL TEXT
    printf '%s\n' "$2" | sed "s/^/$1 /" >> "$work/typed"
}

# opens TERMINAL PROGRAM SERVER: a terminal (1, 2, ...) with telnet or nc in it, connected to plain or websocket.
# Where there is no telnet, nc takes its place; where nothing makes a terminal, the program runs without one.
opens() {
    terminals="$terminals $1"
    terminals=${terminals# }
    eval "from_$1=0; port=\$$3"
    program=$2
    show_typed "$1" "$program 127.0.0.1 $port"
    if [ "$program" = telnet ] && ! { has telnet && has script; }; then
        echo "(There is no telnet or no script here: nc takes its place, and shows less.)"
        program=raw
    fi
    eval "program_$1=$program"
    mkfifo "$work/keys.$1"
    : > "$work/screen.$1"
    accepted=$(grep -c 'accept()' "$work/lab" || true)
    if [ "$program" = raw ] || ! has script; then
        nc 127.0.0.1 "$port" < "$work/keys.$1" > "$work/screen.$1" 2>&1 &
    elif script --version 2> /dev/null | grep -q util-linux; then
        TERM=dumb LC_ALL=C script -qfec "$program 127.0.0.1 $port" /dev/null < "$work/keys.$1" > "$work/screen.$1" 2>&1 &
    else
        TERM=dumb LC_ALL=C script -q /dev/null "$program" 127.0.0.1 "$port" < "$work/keys.$1" > "$work/screen.$1" 2>&1 &
    fi
    programs="$programs $!"
    eval "process_$1=$!"
    eval "exec $(($1 + 4))> \"\$work/keys.$1\""
    await "a connection from terminal $1" "[ \"\$(grep -c 'accept()' \"\$work/lab\")\" -gt $accepted ]"
    [ "$program" != telnet ] || sees "$1" "Escape character is '^]'."
}

# types TERMINAL LINE: the line, and Enter; waits until the lab has read it.
types() {
    show_typed "$1" "${2:-(only Enter)}"
    before=$(reads)
    eval "program=\$program_$1"
    if [ "$program" = raw ]; then
        printf '%s\r\n' "$2" >&$(($1 + 4))
    else
        printf '%s\r' "$2" >&$(($1 + 4))
    fi
    await "the line \"$2\" at the lab" "[ \"\$(reads)\" -gt $before ]"
}

reads() {
    grep -c 'read() = [1-9]' "$work/lab" || true
}

# commands TERMINAL COMMAND: at telnet's own prompt, which Ctrl+] brings.
commands() {
    show_typed "$1" "Ctrl+]"
    show_typed "$1" "$2"
    eval "program=\$program_$1"
    if [ "$program" = raw ]; then
        case "$2" in
            quit) eval "kill \$process_$1" ;;
            "send ayt") printf '\377\366' >&$(($1 + 4)) ;;
            "send do echo") printf '\377\375\001' >&$(($1 + 4)) ;;
            "send will echo") printf '\377\373\001' >&$(($1 + 4)) ;;
            *) complain "nc has no $2" ;;
        esac
        return
    fi
    printf '\035' >&$(($1 + 4))
    prompts=$(since "$1" | grep -c 'telnet>' || true)
    await "telnet's prompt" "[ \"\$(since $1 | grep -c 'telnet>')\" -ge \$((prompts > 0 ? prompts : 1)) ]"
    printf '%s\r' "$2" >&$(($1 + 4))
}

# interrupts TERMINAL: Ctrl+C. A shell has the programs in its background ignore that, so its window is closed behind it.
interrupts() {
    show_typed "$1" "Ctrl+C"
    printf '\003' >&$(($1 + 4))
    sees "$1" '^C'
    eval "kill \$process_$1"
}

# runs COMMAND: in a shell of terminal 1, until it ends.
runs() {
    show_typed 1 "$1"
    case "$terminals" in
        *1*) ;;
        *) terminals=1; from_1=0; : > "$work/screen.1" ;;
    esac
    sh -c "$1" >> "$work/screen.1" 2>&1 || true
}

# sees TERMINAL TEXT [LINES]: waits until so many lines of the terminal hold this, since the step began.
sees() {
    eval "program=\${program_$1:-shell}"
    [ "$program" != raw ] || return 0 # no echo, no messages of telnet's own
    text=$2
    await "\"$2\" in terminal $1" "[ \"\$(since $1 | grep -cF -- \"\$text\")\" -ge ${3:-1} ]"
}

# shows TEXT [LINES]: waits until so many lines of the lab hold this, since the step began.
shows() {
    text=$1
    await "\"$1\" in the lab's lines" "[ \"\$(lab_since | grep -cF -- \"\$text\")\" -ge ${2:-1} ]"
}

# The page with what happened between its markers, and what varies written always the same way.
written() { # PAGE
    sed -n 's/.*accept() = .*://p' "$work/lab" > "$work/ports"
    for one in "$work"/steps/*; do
        LC_ALL=C awk -v plain="$plain" -v websocket="$websocket" -v ports="$work/ports" \
            -f "$folder/tools/always-the-same.awk" "$one" > "$one.same"
    done
    LC_ALL=C awk -v steps="$work/steps" -f "$folder/tools/between-markers.awk" "$1"
}
