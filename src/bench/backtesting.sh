#!/bin/bash
# Events that topics hold, read by `culprit replay --topics`; the broker shares the cores.
#
#   mvn -q -B -Pbench -pl src/bench -am -DskipTests package
#   src/bench/backtesting.sh [MILLIONS] [HEAP]
set -u
millions=${1:-4}
heap=${2:-256m}
here=$(cd "$(dirname "$0")" && pwd)
bench=$here/target/culprit-bench.jar
work=$(mktemp -d)
port=$((20000 + RANDOM % 10000))
trap 'kill $broker 2>/dev/null; wait 2>/dev/null; rm -rf "$work"' EXIT

java -Xmx1g -XX:+UseSerialGC -cp "$bench" io.culprit.bench.ThroughKafka "$work/broker" $port "$millions" > "$work/broker.out" 2>&1 &
broker=$!
until grep -qs '^filled' "$work/broker.out"; do kill -0 $broker || { cat "$work/broker.out"; exit 1; }; sleep 0.2; done
grep '^filled' "$work/broker.out"
# shellcheck disable=SC2086 # several flags in one variable
/usr/bin/time -f 'peak %M KiB resident, %U s of the processor in %e s' java "-Xmx$heap" -XX:+UseSerialGC ${CULPRIT_JAVA_OPTS:-} -cp "$bench" \
  io.culprit.app.cli.CulpritMain replay --topics --stats --bootstrap-server 127.0.0.1:$port > "$work/replay.out"
grep 'lines a second' "$work/replay.out"
