#!/usr/bin/env bash
# Makes the app image and the .deb of the agent. Called by `./run package`, which builds the jars.
#   package.sh JARS-FOLDER OUT-FOLDER VERSION        JAVA_HOME is a JDK 25
set -eu
readonly HERE=$(cd "$(dirname "$0")" && pwd)
readonly JARS=$1 OUT=$2 VERSION=$3
readonly WORK=$OUT/work IMAGE=$OUT/chungthuc-agent

# What jdeps cannot see: tokens, elliptic curves, Vietnamese dates, screen readers, the heap's tools.
readonly UNSEEN=jdk.crypto.cryptoki,jdk.crypto.ec,jdk.localedata,jdk.zipfs,jdk.accessibility,jdk.unsupported,java.logging,java.naming,java.xml

runtime() {
    local seen
    seen=$("$JAVA_HOME/bin/jdeps" --ignore-missing-deps --multi-release 25 --print-module-deps \
        --class-path "$JARS/*" "$JARS"/chungthuc-*.jar 2>/dev/null | tail -1)
    # with bin/java: the token's driver runs in a child of the same runtime
    "$JAVA_HOME/bin/jlink" --add-modules "$seen,$UNSEEN" --include-locales=en,vi \
        --no-header-files --no-man-pages --output "$WORK/runtime"
}

image() {
    "$JAVA_HOME/bin/jpackage" --type app-image --name chungthuc-agent --app-version "$VERSION" \
        --vendor ChungThuc --description "ChungThuc – Ký số" --icon "$HERE/../icons/chungthuc-agent.png" \
        --runtime-image "$WORK/runtime" --input "$JARS" \
        --main-jar "$(basename "$(ls "$JARS"/chungthuc-agent-*.jar)")" \
        --main-class vn.chungthuc.agent.AgentMain \
        --java-options --enable-native-access=ALL-UNNAMED \
        --java-options -XX:+UseSerialGC --java-options -Xmx256m \
        --java-options '-XX:AOTCache=$APPDIR/agent.aot' --java-options -Xlog:aot=off --java-options -Xlog:cds=off \
        --dest "$OUT"
    mkdir -p "$IMAGE/lib/desktop"
    cp "$HERE/chungthuc-agent.desktop" "$HERE/autostart.desktop" "$IMAGE/lib/desktop/"
}

# One run of the packaged program itself, so that class path and options are those of later. On a
# screen it also loads what the first signing window needs.
train() {
    local home=$WORK/training cfg=$IMAGE/lib/app/chungthuc-agent.cfg pid
    mkdir -p "$home"
    printf 'data-folder: %s\n' "$home/data" >"$home/agent.yaml"
    cp "$cfg" "$WORK/cfg"
    sed -i '/AOTCache=/d' "$cfg"
    JAVA_TOOL_OPTIONS="-XX:AOTCacheOutput=$IMAGE/lib/app/agent.aot -Dchungthuc.logs=$home/logs" \
        "$IMAGE/bin/chungthuc-agent" serve --quiet --config "$home/agent.yaml" >"$WORK/training.log" 2>&1 &
    pid=$!
    "$HERE/ask.sh" "$pid" "$WORK/training.log" >/dev/null || { cat "$WORK/training.log" >&2; exit 1; }
    for _ in $(seq 100); do
        if [ -z "${DISPLAY:-}" ] || grep -q 'rehearsed in' "$WORK/training.log"; then break; fi
        sleep 0.1
    done
    kill -TERM "$pid"
    wait "$pid" || true
    cp "$WORK/cfg" "$cfg"
    [ -s "$IMAGE/lib/app/agent.aot" ] || { cat "$WORK/training.log" >&2; exit 1; }
}

deb() {
    if ! command -v fakeroot >/dev/null || ! command -v dpkg-deb >/dev/null; then
        echo "No .deb: fakeroot or dpkg-deb is missing." >&2
        return 0
    fi
    "$JAVA_HOME/bin/jpackage" --type deb --app-image "$IMAGE" --name chungthuc-agent --app-version "$VERSION" \
        --linux-package-name chungthuc-agent --install-dir /opt --resource-dir "$HERE/deb" --dest "$OUT"
}

rm -rf "$WORK" "$IMAGE" "$OUT"/chungthuc-agent_*.deb
mkdir -p "$WORK"
echo "Runtime …"; runtime
echo "App image …"; image
echo "Training for the AOT cache …"; train
echo "Debian package …"; deb
rm -rf "$WORK"
