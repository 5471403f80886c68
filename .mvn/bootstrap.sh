# Sourced by ./mvnw and ./dinoscope: finds a JDK >= 25, the OS packages and Maven; says in one line how to get what is missing.
JDK_WANTED=25
MAVEN_WANTED=3.9.11

# Unset in some containers and services; ~ then comes from the user database.
: "${HOME:=$(echo ~)}"

say() { printf '%s\n' "$*" >&2; }

# The major version of the Java under $1, or 0.
java_major() {
    local out
    out=$("$1/bin/java" -version 2>&1 | sed -n 's/.*version "\([0-9]*\).*/\1/p' | head -n 1) || true
    printf '%s' "${out:-0}"
}

need_jdk() {
    local home path_java
    path_java=$(command -v javac 2>/dev/null) && path_java=$(readlink -f "$path_java" 2>/dev/null || true)
    for home in "${DINOSCOPE_JDK:-}" "${JAVA_HOME:-}" "${path_java%/bin/javac}" \
        "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* /usr/lib/jvm/* /opt/jdk* /opt/java/* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home /opt/homebrew/opt/openjdk*; do
        [ -n "$home" ] && [ -x "$home/bin/javac" ] || continue
        [ "$(java_major "$home")" -ge "$JDK_WANTED" ] || continue
        export JAVA_HOME=$home
        return
    done
    say "Dinoscope needs a JDK $JDK_WANTED or newer, and none was found (looked at JAVA_HOME, PATH, /usr/lib/jvm, ~/.sdkman, ~/.jdks)."
    say "  Debian/Ubuntu  sudo apt-get install temurin-25-jdk     (from Eclipse Adoptium's package archive)"
    say "  Fedora         sudo dnf install java-25-openjdk-devel"
    say "  macOS          brew install openjdk@25"
    say "  Windows        winget install EclipseAdoptium.Temurin.25.JDK"
    say "Or point DINOSCOPE_JDK at one."
    exit 69
}

# The JVM takes the encoding of file names, arguments and variables from the locale, once, when it starts: in the C
# locale café and cafè would be one name. In POSIX shell, because installers/headless.sh puts it into its launcher too.
need_utf8() {
    # macOS has no other; musl's only locales are UTF-8, and it has no such command.
    [ "$(uname -s)" = Linux ] && command -v locale >/dev/null 2>&1 || return 0
    [ "$(locale charmap 2>/dev/null)" != UTF-8 ] || return 0
    was=${LC_ALL:-${LC_CTYPE:-${LANG:-}}}
    for name in "${was%%.*}.UTF-8" C.UTF-8 $(locale -a 2>/dev/null | grep -i 'utf-\{0,1\}8$'); do
        [ "$(env LC_ALL="$name" locale charmap 2>/dev/null)" = UTF-8 ] || continue
        # Only how letters are written, where the user has not tied the rest to it.
        if [ -n "${LC_ALL:-}" ]; then export LC_ALL="$name"; else export LC_CTYPE="$name"; fi
        return 0
    done
    say "The locale \"${was:-C}\" cannot name files with letters beyond ASCII, and this system has none that can."
    say "Install one (Debian: sudo apt-get install locales, then sudo dpkg-reconfigure locales) and try again."
    exit 69
}

# Prints where the Java runtime writes what native code did when it killed a process: never the current folder.
crash_folder() {
    local folder=${DINOSCOPE_HOME:-$HOME/dinoscope}/crashes
    if ! mkdir -p "$folder" 2>/dev/null || [ ! -w "$folder" ]; then folder=${TMPDIR:-/tmp}; fi
    # The runtime puts the process's id for %p.
    printf '%s' "${folder//%/%%}"
}

# Shared libraries that JavaFX loads; the headless platform needs the first two, a window all of them.
missing_packages() {
    local have pair
    # Debian keeps ldconfig off the PATH of users who are not root. Alpine's has no list: nothing can be said there.
    have=$(PATH=$PATH:/usr/sbin:/sbin ldconfig -p 2>/dev/null) || return 0
    for pair in libfreetype.so.6:libfreetype6 libpangoft2-1.0.so.0:libpangoft2-1.0-0 "$@"; do
        case $have in *"${pair%%:*}"*) ;; *) printf '%s ' "${pair#*:}" ;; esac
    done
}

need_packages() {
    [ "$(uname -s)" = Linux ] || return 0
    local wanted
    wanted=$(missing_packages "$@")
    [ -n "$wanted" ] || return 0
    install_packages $wanted
}

install_packages() {
    if ! command -v apt-get >/dev/null 2>&1; then
        say "These libraries are missing (Debian's names): $*. Install them with your package manager and try again."
        exit 69
    fi
    if [ "$(id -u)" != 0 ]; then
        say "Missing packages. Please run: sudo apt-get install -y --no-install-recommends $*"
        exit 69
    fi
    say "Installing $* …"
    apt-get update -qq >/dev/null && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null || {
        say "apt-get could not install $*; its messages are above."
        exit 69
    }
}

need_maven() {
    MAVEN=${DINOSCOPE_MAVEN_HOME:-$HOME/.m2/wrapper/dists/apache-maven-$MAVEN_WANTED}/bin/mvn
    [ -x "$MAVEN" ] && return
    command -v mvn >/dev/null 2>&1 || install_packages maven
    say "Fetching Maven $MAVEN_WANTED …"
    local dists=$HOME/.m2/wrapper/dists staging
    mkdir -p "$dists"
    staging=$(mktemp -d "$dists/fetch.XXXXXX")
    # In an empty folder: the machine's Maven is only the downloader and may be too old for our pom.
    (cd "$staging" && mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.9.0:unpack \
        -Dartifact="org.apache.maven:apache-maven:$MAVEN_WANTED:zip:bin" -DoutputDirectory="$staging" >&2) || {
        rm -rf "$staging"
        say "Maven $MAVEN_WANTED could not be fetched; is the network reachable?"
        exit 69
    }
    chmod +x "$staging/apache-maven-$MAVEN_WANTED/bin/mvn"
    mv "$staging/apache-maven-$MAVEN_WANTED" "$dists/" 2>/dev/null || true
    rm -rf "$staging"
}
