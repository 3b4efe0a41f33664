#!/usr/bin/env bash
# Installs the .deb (unpacks it, when this is not root), starts the program, asks GET /v1/agent and
# the program's own self-check, takes it away again and looks that nothing is left.
#   check.sh FILE.deb
set -eu
readonly HERE=$(cd "$(dirname "$0")" && pwd)
readonly DEB=$1 TRY=$(mktemp -d)
readonly ORIGIN=http://localhost:17179
readonly PLACES="/opt /etc /usr/bin /usr/share/applications /usr/share/icons /usr/share/doc /var/lib/dpkg/info"
pid=
root=/
finish() {
    [ -z "$pid" ] || kill "$pid" 2>/dev/null || true
    [ "$root" != / ] || ! known || dpkg --purge chungthuc-agent >/dev/null 2>&1 || true
    rm -rf "$TRY"
}
trap finish EXIT
fail() { printf 'FAILED: %s\n' "$*" >&2; exit 1; }
known() { dpkg-query -W chungthuc-agent >/dev/null 2>&1; }
# shellcheck disable=SC2086  # a list of words
there() { find $PLACES -xdev 2>/dev/null | LC_ALL=C sort; }

install_it() {
    if [ "$(id -u)" = 0 ] && ! known && [ ! -e /opt/chungthuc-agent ]; then
        there >"$TRY/before"
        dpkg -i "$DEB" >"$TRY/dpkg.log" 2>&1 || { cat "$TRY/dpkg.log" >&2; fail "dpkg -i"; }
        echo "installed by dpkg"
        grep -q x-scheme-handler/chungthuc /usr/share/applications/chungthuc-agent.desktop || fail "no scheme handler"
        grep -q -- --quiet /etc/xdg/autostart/chungthuc-agent.desktop || fail "no autostart"
        [ "$(chungthuc-agent version | cut -d' ' -f1,2)" = "chungthuc-agent $VERSION" ] || fail "version"
    else
        root=$TRY/root
        dpkg-deb -x "$DEB" "$root"
        echo "unpacked only: not root, or it is installed already"
    fi
    program=$root/opt/chungthuc-agent/bin/chungthuc-agent
    program=${program#/}; program=/${program#/}
    [ -x "$program" ] || fail "no program"
    [ -x "${program%/bin/*}/lib/runtime/bin/java" ] || fail "no java for children"
}

# An Ed25519 key of nobody: what counts is that the origin is allowed.
start_it() {
    printf '{"keys":[{"kty":"OKP","crv":"Ed25519","kid":"t","x":"%043d"}]}\n' 0 | tr 0 A >"$TRY/keys.json"
    printf 'portals:\n  - origin: %s\n    keys-file: keys.json\ndata-folder: data\n' $ORIGIN >"$TRY/agent.yaml"
    JAVA_TOOL_OPTIONS="-Dchungthuc.logs=$TRY/logs -Xlog:class+load:file=$TRY/classes" \
        "$program" serve --quiet --config "$TRY/agent.yaml" >"$TRY/log" 2>&1 &
    pid=$!
    "$HERE/ask.sh" $pid "$TRY/log" $ORIGIN >"$TRY/answer"
    head -1 "$TRY/answer" | grep -q ' 200 ' || { cat "$TRY/answer" >&2; fail "GET /v1/agent"; }
    grep -q "\"product\":\"chungthuc-agent\",\"version\":\"$VERSION\"" "$TRY/answer" || fail "product and version"
    echo "answers: $(tail -1 "$TRY/answer")"
    # the classes of ours that came out of the cache, rather than out of the jars
    local cached
    cached=$(grep -c 'vn\.chungthuc\..*source: shared objects file' "$TRY/classes" || true)
    [ "$cached" -gt 20 ] || fail "the AOT cache is not used ($cached classes)"
    echo "AOT cache: $cached of our classes come from it"
}

# Ends with 1 where something stands against signing, and without a token something does.
examine_it() {
    JAVA_TOOL_OPTIONS="-Dchungthuc.logs=$TRY/logs" \
        "$program" doctor --json --config "$TRY/agent.yaml" >"$TRY/doctor" 2>"$TRY/doctor.log" || true
    local code wanted="program configuration-read agent-listens"
    # SoftHSM is a known driver: it answers in a child, made with the package's own bin/java
    [ ! -e /usr/lib/softhsm/libsofthsm2.so ] || wanted="$wanted driver-found"
    for code in $wanted; do
        tr -d ' \n' <"$TRY/doctor" | grep -q "\"code\":\"$code\"" || { cat "$TRY/doctor" "$TRY/doctor.log" >&2; fail "doctor: no $code"; }
    done
    echo "doctor says: $wanted"
}

end_it() {
    [ "$root" = / ] || { kill -TERM $pid; wait $pid || true; pid=; return; }
    # with the agent still running: it must not go on listening
    dpkg --purge chungthuc-agent >"$TRY/dpkg.log" 2>&1 || { cat "$TRY/dpkg.log" >&2; fail "dpkg --purge"; }
    wait $pid || true
    pid=
    ! known || fail "dpkg still knows it"
    there >"$TRY/after"
    LC_ALL=C comm -13 "$TRY/before" "$TRY/after" >"$TRY/left"
    [ ! -s "$TRY/left" ] || { cat "$TRY/left" >&2; fail "these are left"; }
    echo "removed while it ran: it ended, and nothing is left"
}

VERSION=$(dpkg-deb -f "$DEB" Version)
readonly VERSION
install_it
start_it
examine_it
end_it
