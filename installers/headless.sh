#!/usr/bin/env bash
# Packs the engine for a machine that has PyTorch but no Java: a Java runtime and the jars, without windows and without
# libtorch, in one archive of about 35 MB that runs where it is unpacked (docs/gpu-node.md).
#
#   installers/headless.sh [--with-pictograms] [OUT.tar.xz]
#
# --with-pictograms adds the drawings of the default data set (about 40 MB more).
set -euo pipefail
here=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)
. "$here/.mvn/bootstrap.sh"
need_jdk
need_utf8

pictograms=no
if [ "${1:-}" = --with-pictograms ]; then
    pictograms=yes
    shift
fi
platform=linux-$(uname -m)
out=$(realpath -m "${1:-$here/installers/target/dinoscope-headless-$platform.tar.xz}")

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
bundle=$work/dinoscope
mkdir -p "$bundle/lib" "$(dirname "$out")"

say "Building the engine …"
(cd "$here" && "$here/mvnw" -q -B -DskipTests -Dspotless.check.skip -pl engine -am package \
    dependency:build-classpath -DincludeScope=runtime -Dmdep.outputFile="$work/classpath" >&2)

# What jdeps finds in the jars, without java.compiler and jdk.jfr, which only optional paths of libraries name.
say "Linking a Java runtime …"
"$JAVA_HOME/bin/jlink" --add-modules java.desktop,java.management,java.naming,java.sql,jdk.management,jdk.unsupported \
    --strip-debug --no-header-files --no-man-pages --compress=zip-0 --output "$bundle/runtime"

# Keeps what this platform runs. Stored, not deflated: xz packs it better.
repack() {
    local jar=$1 name folder=$work/jar
    name=$(basename "$jar")
    rm -rf "$folder"
    mkdir "$folder"
    (
        cd "$folder"
        "$JAVA_HOME/bin/jar" xf "$jar"
        find native/lib jnilib -mindepth 1 -maxdepth 1 -type d ! -name "$platform" -exec rm -rf {} + 2>/dev/null || true
        find jnilib -type d -name 'cu*' -exec rm -rf {} + 2>/dev/null || true
        find META-INF/native -type f ! -name "*linux_$(uname -m | sed s/aarch64/aarch_64/).so" \
            ! -name "*epoll_$(uname -m | sed s/aarch64/aarch_64/).so" -delete 2>/dev/null || true
        if [ -d META-INF/resources/webjars/iconify__json ]; then keep_drawings; fi
        "$JAVA_HOME/bin/jar" c0Mf "$bundle/lib/$name" .
    )
}

# The version stays in any case: prepared data are found by it.
keep_drawings() {
    local styles=$here/assets/src/main/resources/dinoscope/pictograms/styles.tsv file
    find META-INF/resources -type f | while read -r file; do
        if [ $pictograms = no ] || ! cut -f1 "$styles" | grep -qx "$(basename "$file" .json)"; then rm "$file"; fi
    done
}

say "Packing the jars …"
tr ':' '\n' <"$work/classpath" | while read -r jar; do
    case $(basename "$jar") in
        pytorch-native-* | jna-*) ;; # libtorch is the machine's own; nobody here calls JNA
        *) [ -d "$jar" ] || repack "$jar" ;;
    esac
done
for module in assets engine; do
    repack "$(find "$here/$module/target" -maxdepth 1 -name "dinoscope-$module-*.jar" ! -name '*-tests.jar' | head -n 1)"
done

{
    cat <<'EOF'
#!/bin/sh
# Dinoscope without windows. `./dinoscope torch --find` first: it runs on the libtorch of this machine's Python.
here=$(dirname "$(readlink -f "$0")")
EOF
    declare -f say need_utf8
    cat <<'EOF'
need_utf8
crashes=${DINOSCOPE_HOME:-${HOME:-}/dinoscope}/crashes
if ! mkdir -p "$crashes" 2>/dev/null || [ ! -w "$crashes" ]; then crashes=${TMPDIR:-/tmp}; fi
exec "$here/runtime/bin/java" ${HOME:+"-Duser.home=$HOME"} -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 \
    -XX:ErrorFile="$crashes/hs_err_%p.log" -XX:ReplayDataFile="$crashes/replay_%p.log" \
    --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -XX:+UseSerialGC \
    -cp "$here/lib/*" dev.dinoscope.engine.cli.CommandLineMain "$@"
EOF
} >"$bundle/dinoscope"
chmod +x "$bundle/dinoscope"
cp "$here/LICENSE" "$here/NOTICE" "$bundle/"
tar -C "$work" --sort=name --owner=0 --group=0 --numeric-owner -cf - dinoscope | xz -9 >"$work/archive"
mv "$work/archive" "$out"
say "$out  $(du -h "$out" | cut -f1)"
