#!/bin/sh
# NOT RUN: written without a Mac at hand. Makes the .pkg of the agent.
#   package.sh JARS-FOLDER OUT-FOLDER VERSION        JAVA_HOME is a JDK 25
set -eu
here=$(cd "$(dirname "$0")" && pwd)
jars=$1 out=$2 version=$3
seen=$("$JAVA_HOME/bin/jdeps" --ignore-missing-deps --multi-release 25 --print-module-deps --class-path "$jars/*" "$jars"/chungthuc-*.jar)
unseen=jdk.crypto.cryptoki,jdk.crypto.ec,jdk.localedata,jdk.zipfs,jdk.accessibility,jdk.unsupported,java.logging,java.naming,java.xml
"$JAVA_HOME/bin/jlink" --add-modules "$seen,$unseen" --include-locales=en,vi --no-header-files --no-man-pages --output "$out/runtime"
# Info.plist in this folder names the scheme chungthuc:
"$JAVA_HOME/bin/jpackage" --type pkg --name ChungThuc --app-version "$version" --vendor ChungThuc \
    --runtime-image "$out/runtime" --input "$jars" --main-jar "$(basename "$jars"/chungthuc-agent-*.jar)" \
    --main-class vn.chungthuc.agent.AgentMain --java-options --enable-native-access=ALL-UNNAMED \
    --java-options -XX:+UseSerialGC --java-options -Xmx256m --mac-package-identifier vn.chungthuc.agent \
    --resource-dir "$here" --dest "$out"
