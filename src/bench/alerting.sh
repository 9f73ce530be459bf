#!/bin/bash
# How long after its line reached Kafka an incident stands on the alert topic, at 10,000 events a second; broker, producer and
# correlation share the cores.
#
#   mvn -q -B -Pbench -pl src/bench -am -DskipTests package
#   src/bench/alerting.sh [SECONDS]
set -u
seconds=${1:-60}
here=$(cd "$(dirname "$0")" && pwd)
bench=$here/target/culprit-bench.jar
work=$(mktemp -d)
port=$((20000 + RANDOM % 10000))
trap 'kill $broker $correlate 2>/dev/null; wait 2>/dev/null; rm -rf "$work"' EXIT
correlate=

java -Xmx1g -XX:+UseSerialGC -cp "$bench" io.culprit.bench.AlertLatency "$work/broker" $port "$seconds" > "$work/broker.out" 2>&1 &
broker=$!
until grep -qs '^ready' "$work/broker.out"; do kill -0 $broker || { cat "$work/broker.out"; exit 1; }; sleep 0.2; done
# The launcher's flags for this command.
options=$(sed -n '/" correlate "\*) heap=/,/;;/{s/.*heap="//;s/" ;;//;p}' "$here/../../culprit")
# shellcheck disable=SC2086 # several flags in each variable
java $options -XX:+UseSerialGC ${CULPRIT_JAVA_OPTS:-} -cp "$bench" io.culprit.app.cli.CulpritMain correlate --partitions 4 \
  --bootstrap-server 127.0.0.1:$port --state-dir "$work/state" > "$work/correlate.out" 2>&1 &
correlate=$!
until grep -qs '^told' "$work/broker.out"; do kill -0 $correlate || { cat "$work/correlate.out"; exit 1; }; sleep 0.2; done
grep '^told' "$work/broker.out"
