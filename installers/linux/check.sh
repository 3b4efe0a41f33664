#!/usr/bin/env bash
# Installs the .deb (unpacks it, when this is not root), starts the program, asks GET /v1/agent,
# takes it away again and looks that nothing is left.
#   check.sh FILE.deb
set -eu
readonly HERE=$(cd "$(dirname "$0")" && pwd)
readonly DEB=$1 TRY=$(mktemp -d)
readonly ORIGIN=http://localhost:17179
pid=
finish() {
    [ -z "$pid" ] || kill "$pid" 2>/dev/null || true
    rm -rf "$TRY"
}
trap finish EXIT
fail() { printf 'FAILED: %s\n' "$*" >&2; exit 1; }

root=/
if [ "$(id -u)" = 0 ] && [ ! -e /opt/chungthuc-agent ]; then
    dpkg -i "$DEB" >"$TRY/dpkg.log" 2>&1 || { cat "$TRY/dpkg.log" >&2; fail "dpkg -i"; }
    echo "installed by dpkg"
    grep -q x-scheme-handler/chungthuc /usr/share/applications/chungthuc-agent.desktop || fail "no scheme handler"
    grep -q -- --quiet /etc/xdg/autostart/chungthuc-agent.desktop || fail "no autostart"
    [ "$(chungthuc-agent version | cut -d' ' -f1)" = chungthuc-agent ] || fail "version"
else
    root=$TRY/root
    dpkg-deb -x "$DEB" "$root"
    echo "unpacked only: not root, or it is installed already"
fi
program=$root/opt/chungthuc-agent/bin/chungthuc-agent
[ -x "$program" ] || fail "no program"
[ -x "$root/opt/chungthuc-agent/lib/runtime/bin/java" ] || fail "no java for children"

# an Ed25519 key of nobody: what counts is that the origin is allowed
printf '{"keys":[{"kty":"OKP","crv":"Ed25519","kid":"t","x":"%043d"}]}\n' 0 | tr 0 A >"$TRY/keys.json"
printf 'portals:\n  - origin: %s\n    keys-file: keys.json\ndata-folder: data\n' $ORIGIN >"$TRY/agent.yaml"
JAVA_TOOL_OPTIONS="-Dchungthuc.logs=$TRY/logs -Xlog:aot:file=$TRY/aot.log" \
    "$program" serve --quiet --config "$TRY/agent.yaml" >"$TRY/log" 2>&1 &
pid=$!
"$HERE/ask.sh" $pid "$TRY/log" $ORIGIN >"$TRY/answer"
head -1 "$TRY/answer" | grep -q ' 200 ' || { cat "$TRY/answer" >&2; fail "GET /v1/agent"; }
grep -q '"product":"chungthuc-agent"' "$TRY/answer" || fail "product"
echo "answers: $(tail -1 "$TRY/answer")"
kill -TERM $pid
wait $pid || true
pid=

if [ "$root" = / ]; then
    dpkg --purge chungthuc-agent >"$TRY/dpkg.log" 2>&1 || { cat "$TRY/dpkg.log" >&2; fail "dpkg --purge"; }
    for left in /opt/chungthuc-agent /usr/bin/chungthuc-agent /usr/share/applications/chungthuc-agent.desktop \
            /etc/xdg/autostart/chungthuc-agent.desktop; do
        [ ! -e "$left" ] || fail "$left is left"
    done
    ! dpkg-query -W chungthuc-agent >/dev/null 2>&1 || fail "dpkg still knows it"
    echo "removed; nothing is left"
fi
