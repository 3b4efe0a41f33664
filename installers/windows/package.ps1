# NOT RUN: written without a Windows at hand. Makes the app image and the per-machine .msi of the agent.
# Needs a JDK 25 (JAVA_HOME), WiX 3 on the PATH, and the jars in one folder:
#   mvn -pl agent -am -DskipTests package dependency:copy-dependencies -DincludeScope=runtime -DoutputDirectory=%CD%\target\package-jars
#   copy agent\target\chungthuc-agent-*.jar target\package-jars
#   installers\windows\package.ps1 -Jars target\package-jars -Out dist -Version 0.1.0
param([string]$Jars, [string]$Out, [string]$Version)
$ErrorActionPreference = 'Stop'
$here = Split-Path -Parent $MyInvocation.MyCommand.Path
$main = (Get-ChildItem "$Jars\chungthuc-agent-*.jar").Name
$seen = & "$env:JAVA_HOME\bin\jdeps" --ignore-missing-deps --multi-release 25 --print-module-deps --class-path "$Jars\*" (Get-ChildItem "$Jars\chungthuc-*.jar")
$unseen = 'jdk.crypto.cryptoki,jdk.crypto.ec,jdk.crypto.mscapi,jdk.localedata,jdk.zipfs,jdk.accessibility,jdk.unsupported,java.logging,java.naming,java.xml'
# with bin\java: the token's driver runs in a child of the same runtime
& "$env:JAVA_HOME\bin\jlink" --add-modules "$seen,$unseen" --include-locales=en,vi --no-header-files --no-man-pages --output "$Out\runtime"
& "$env:JAVA_HOME\bin\jpackage" --type msi --name ChungThuc --app-version $Version --vendor ChungThuc `
    --runtime-image "$Out\runtime" --input $Jars --main-jar $main --main-class vn.chungthuc.agent.AgentMain `
    --java-options --enable-native-access=ALL-UNNAMED --java-options -XX:+UseSerialGC --java-options -Xmx256m `
    --icon "$here\..\icons\chungthuc-agent.ico" --resource-dir $here `
    --add-launcher "chungthuc-agent=$here\console.properties" `
    --win-upgrade-uuid 7f0b54c6-3a0e-4c0b-9a5d-5b1f5f6c2f17 --win-menu --win-menu-group ChungThuc --dest $Out
