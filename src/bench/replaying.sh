#!/bin/bash
# A day's logs of one host, made up, replayed; beside grep, SEC and lnav where they are installed.
#
#   mvn -q -B -Pbench -pl src/bench -am -DskipTests package
#   src/bench/replaying.sh [LINES...]
set -eu
here=$(cd "$(dirname "$0")" && pwd)
bench=$here/target/culprit-bench.jar
culprit=$here/../../culprit
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

signatures=(
  'Maximum requests reached' 'Aborting process ' 'Truncated or oversized response headers' 'Timeout when reading response headers'
  'exit signal Segmentation fault' 'SIGUSR1 received' 'SIGHUP received' 'SIGTERM, shutting down' 'resuming normal operations'
  'server reached MaxRequestWorkers' 'scoreboard is full' 'Cannot load .* into server' 'upstream prematurely closed connection'
  'connect\(\) (to .* )?failed' 'Out of memory: Killed process' 'status installed libapache2-mod-'
)
pattern=$(IFS='|'; echo "${signatures[*]}")
for signature in "${signatures[@]}"; do
  printf 'type=Single\nptype=RegExp\npattern=%s\ndesc=%s\naction=none\n\n' "$signature" "${signature//[^A-Za-z ]/}"
done > "$work/sec.conf"

measured() { # name, lines, command...
  local name=$1 lines=$2
  shift 2
  /usr/bin/time -o "$work/time" -f '%e %U %S %M' "$@" > "$work/out" 2> "$work/err" || [ "$name" != culprit ] ||
    { cat "$work/err"; exit 1; }
  awk -v n="$name" -v l="$lines" 'END {
    printf "%-10s %10.0f lines/s  %7.2f s  %7.2f s of the processor  %6.0f MB resident\n", n, l / $1, $1, $2 + $3, $4 / 1024
  }' "$work/time"
}

# As the launcher does when it builds the jar itself, which here Maven did.
jar=$here/../target/culprit.jar
classes=$here/../target/culprit.jsa
[ "$classes" -nt "$jar" ] || java -XX:+UseSerialGC -XX:ArchiveClassesAtExit="$classes" -jar "$jar" \
  replay "$here/../main/resources/recordings" > /dev/null 2>&1

for lines in "${@:-1000000 5000000}"; do
  for count in $lines; do
    java -cp "$bench" io.culprit.bench.ReplayCorpus "$count" "$work/logs" > "$work/truth.json"
    # The page cache has it from here on, for all of them.
    cat "$work"/logs/*.log "$work"/logs/*/*.log > /dev/null
    echo "$count lines, load $(cut -d ' ' -f 1 /proc/loadavg)"
    measured culprit "$count" "$culprit" replay --json --stats "$work/logs"
    told=$(sed -n 's/.*\("requests_by_status":{[^}]*}\).*/\1/p' "$work/truth.json")
    grep -qF "$told" "$work/out" || { echo "culprit counted other requests than there are: $told"; tail -n 1 "$work/out"; exit 1; }
    measured grep "$count" grep -rcE "$pattern" "$work/logs"
    if command -v sec > /dev/null; then
      cat "$work"/logs/dpkg.log "$work"/logs/*/*.log > "$work/all.log"
      measured sec "$count" sec --conf="$work/sec.conf" --input="$work/all.log" --notail --quiet
      rm "$work/all.log"
    else
      echo "sec is not installed"
    fi
    if command -v lnav > /dev/null; then
      measured lnav "$count" lnav -n -c ":filter-in $pattern" "$work/logs/apache2/access.log" "$work/logs/apache2/error.log" "$work/logs/dpkg.log"
    else
      echo "lnav is not installed"
    fi
    rm -rf "$work/logs"
  done
done
