#!/bin/bash
# Events that a topic holds already, read by `culprit correlate` exactly once; broker and correlation share the cores.
#
#   mvn -q -B -Pbench -pl src/bench -am -DskipTests package
#   src/bench/correlating.sh [MILLIONS]
set -u
millions=${1:-4}
here=$(cd "$(dirname "$0")" && pwd)
bench=$here/target/culprit-bench.jar
work=$(mktemp -d)
port=$((20000 + RANDOM % 10000))
trap 'kill $broker $correlate 2>/dev/null; wait 2>/dev/null; rm -rf "$work"' EXIT
correlate=

# Processor time so far, in the kernel's ticks of 10 ms; the name before it may have blanks.
ticks() { sed 's/.*) //' "/proc/$1/stat" | awk '{ print $12 + $13 }'; }

java -Xmx1g -XX:+UseSerialGC -cp "$bench" io.culprit.bench.ThroughKafka "$work/broker" $port "$millions" > "$work/broker.out" 2>&1 &
broker=$!
until grep -qs '^filled' "$work/broker.out"; do kill -0 $broker || { cat "$work/broker.out"; exit 1; }; sleep 0.2; done
filled=$(ticks $broker)
# The launcher's flags for this command.
options=$(sed -n '/" correlate "\*) heap=/,/;;/{s/.*heap="//;s/" ;;//;p}' "$here/../../culprit")
# shellcheck disable=SC2086 # several flags in each variable
java $options -XX:+UseSerialGC ${CULPRIT_JAVA_OPTS:-} -cp "$bench" io.culprit.app.cli.CulpritMain correlate --partitions 4 \
  --bootstrap-server 127.0.0.1:$port --state-dir "$work/state" > "$work/correlate.out" 2>&1 &
correlate=$!
until grep -qs '^read' "$work/broker.out"; do kill -0 $correlate || { cat "$work/correlate.out"; exit 1; }; sleep 0.1; done
grep '^read' "$work/broker.out"
awk -v c="$(ticks $correlate)" -v b="$(($(ticks $broker) - filled))" -v m="$millions" \
  'BEGIN { printf "microseconds of the processor a request: correlation %.2f, broker %.2f\n", c / m / 100, b / m / 100 }'
