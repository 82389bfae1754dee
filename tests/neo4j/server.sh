#!/usr/bin/env bash
# A real Neo4j Community 5.26 on loopback, without Docker: `server.sh start` or `server.sh stop`.
# Everything lives in .neo4j/ of the project (or in $KETENKAART_NEO4J). `start` prints three lines, NEO4J_URI=,
# NEO4J_USERNAME= and NEO4J_PASSWORD=, once the server answers; a server that already runs is used again.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=${KETENKAART_NEO4J:-$(cd "$here/../.." && pwd)/.neo4j}
need="install it (Debian: apt-get install maven openjdk-17-jre-headless)."
lib=$root/lib home=$root/home conf=$root/conf log=$root/server.log pidfile=$root/server.pid env=$root/server.env

fail() { echo "neo4j: $*" >&2; exit 1; }

# A process id can be given out again: look at the command as well.
running() {
    [[ -s $pidfile ]] || return 1
    local pid
    pid=$(cat "$pidfile")
    kill -0 "$pid" 2>/dev/null || return 1
    if [[ -r /proc/$pid/cmdline ]]; then
        grep -qa CommunityEntryPoint "/proc/$pid/cmdline"
    else
        ps -p "$pid" -o args= | grep -q CommunityEntryPoint
    fi
}

java_command() {
    local java=${JAVA_HOME:+$JAVA_HOME/bin/}java version
    command -v "$java" >/dev/null || fail "Java 17 is missing; $need"
    version=$("$java" -version 2>&1 | sed -n 's/.*version "\([0-9]*\).*/\1/p' | head -n 1)
    [[ $version == 17 || $version == 21 ]] || fail "Neo4j 5.26 needs Java 17 or 21, found ${version:-none}; $need"
    echo "$java"
}

fetch() {
    compgen -G "$lib/neo4j-server-*.jar" >/dev/null && [[ $lib -nt $here/pom.xml ]] && return
    command -v mvn >/dev/null || fail "Maven is missing; $need"
    rm -rf "$lib" "$lib.new"
    mvn -q -B -f "$here/pom.xml" dependency:copy-dependencies -DincludeScope=runtime -DoutputDirectory="$lib.new" >&2 ||
        fail "Maven could not fetch Neo4j; see the messages above."
    mv "$lib.new" "$lib"
    touch "$lib"
}

answers() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

free_port() {
    local port
    while port=$((20000 + RANDOM % 12000)); answers "$port"; do :; done
    echo "$port"
}

configure() {
    mkdir -p "$conf" "$home"
    cat >"$conf/neo4j.conf" <<CONF
server.default_listen_address=127.0.0.1
server.bolt.listen_address=127.0.0.1:$1
server.bolt.advertised_address=127.0.0.1:$1
server.http.enabled=false
server.https.enabled=false
server.memory.heap.initial_size=512m
server.memory.heap.max_size=1g
server.memory.pagecache.size=256m
dbms.usage_report.enabled=false
dbms.security.allow_csv_import_from_file_urls=false
CONF
}

start() {
    if running; then
        cat "$env"
        return
    fi
    local java password port pid
    java=$(java_command)
    mkdir -p "$root"
    fetch
    rm -rf "$home" "$env" "$pidfile"
    port=$(free_port)
    configure "$port"
    password=$(head -c 24 /dev/urandom | base64 | tr -dc 'A-Za-z0-9')
    NEO4J_HOME=$home NEO4J_CONF=$conf "$java" -cp "$lib/*" org.neo4j.server.startup.Neo4jAdminCommand \
        dbms set-initial-password "$password" >"$log" 2>&1 || fail "the first password could not be set; see $log"
    nohup "$java" -Xms512m -Xmx1g -XX:+UseG1GC -XX:-OmitStackTraceInFastThrow \
        --add-opens=java.base/java.nio=ALL-UNNAMED --add-opens=java.base/java.io=ALL-UNNAMED \
        --add-opens=java.base/sun.nio.ch=ALL-UNNAMED --add-opens=java.base/java.util.concurrent=ALL-UNNAMED \
        -Dfile.encoding=UTF-8 -cp "$lib/*" org.neo4j.server.CommunityEntryPoint \
        --home-dir="$home" --config-dir="$conf" >"$log" 2>&1 </dev/null &
    pid=$!
    echo "$pid" >"$pidfile"
    for _ in $(seq 240); do
        kill -0 "$pid" 2>/dev/null || fail "the server stopped at once; see $log and $home/logs/neo4j.log"
        grep -qs 'Started\.' "$home/logs/neo4j.log" && answers "$port" && break
        sleep 0.5
    done
    answers "$port" || fail "the server does not answer after two minutes; see $home/logs/neo4j.log"
    umask 077
    printf 'NEO4J_URI=bolt://127.0.0.1:%s\nNEO4J_USERNAME=neo4j\nNEO4J_PASSWORD=%s\n' "$port" "$password" >"$env"
    cat "$env"
}

stop() {
    if ! running; then
        rm -f "$pidfile" "$env"
        return
    fi
    local pid
    pid=$(cat "$pidfile")
    kill "$pid"
    for _ in $(seq 120); do
        kill -0 "$pid" 2>/dev/null || break
        sleep 0.25
    done
    rm -f "$pidfile" "$env"
}

case ${1:-} in
    start) start ;;
    stop) stop ;;
    *) fail "use: server.sh start|stop" ;;
esac
