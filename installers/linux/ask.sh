#!/usr/bin/env bash
# Waits until the agent that logs to a file listens, and asks it who it is.
#   ask.sh PID LOG [ORIGIN]      prints status line and body of GET /v1/agent
set -eu
readonly PID=$1 LOG=$2 ORIGIN=${3:-http://localhost:1}
port=
for _ in $(seq 300); do
    port=$(sed -n 's/.*listening on 127\.0\.0\.1:\([0-9]*\).*/\1/p' "$LOG" | head -1)
    [ -z "$port" ] || break
    kill -0 "$PID" 2>/dev/null || { echo "It ended:" >&2; cat "$LOG" >&2; exit 1; }
    sleep 0.1
done
[ -n "$port" ] || { echo "It does not listen:" >&2; cat "$LOG" >&2; exit 1; }
exec 3<>"/dev/tcp/127.0.0.1/$port"
printf 'GET /v1/agent HTTP/1.1\r\nHost: 127.0.0.1:%s\r\nOrigin: %s\r\nConnection: close\r\n\r\n' "$port" "$ORIGIN" >&3
cat <&3
