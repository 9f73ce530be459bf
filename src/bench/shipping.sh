#!/bin/bash
# From a log file to events that the broker has acknowledged: Culprit's shipper, and rsyslog (imfile, omkafka) and kcat with
# raw lines, one after the other on the same file and the same kind of broker.
#
#   mvn -q -B -Pbench -pl src/bench -am -DskipTests package
#   src/bench/shipping.sh [LINES]
#
# What is not installed is passed over. The broker has two cores to share with whoever ships.
set -u
lines=${1:-9000000}
here=$(cd "$(dirname "$0")" && pwd)
bench=$here/target/culprit-bench.jar
shipper=$here/../../shippers/target/culprit-shipper.jar
work=$(mktemp -d)
port=$((20000 + RANDOM % 10000))
trap 'kill $broker 2>/dev/null; wait 2>/dev/null; rm -rf "$work"' EXIT

start_broker() {
  # The output too, or the broker before is taken for this one.
  rm -rf "$work/broker" "$work/broker.out"
  java -Xmx512m -cp "$bench" io.culprit.bench.BrokerProcess "$work/broker" $port > "$work/broker.out" 2>&1 &
  broker=$!
  until grep -qs ready "$work/broker.out"; do sleep 0.1; done
}

stop_broker() {
  kill -9 $broker
  wait $broker 2> /dev/null
}

now() { date +%s.%N; }

# Processor time so far, in the kernel's ticks of 10 ms; the name before it may have blanks.
ticks() { sed 's/.*) //' "/proc/$1/stat" 2> /dev/null | awk '{ print $12 + $13 }'; }

report() { # name, begin, end, ticks of the processor, resident memory in kB
  awk -v n="$1" -v b="$2" -v e="$3" -v l="$lines" -v c="$4" -v m="$5" 'BEGIN {
    printf "%-28s %9.0f lines/s  %6.1f s  %5.2f us of the processor a line", n, l / (e - b), e - b, c * 10000 / l
    print m == "" ? "" : "  " int(m / 1024) " MB resident"
  }'
}

until_taken() { # topic, records
  java -XX:TieredStopAtLevel=1 -cp "$bench" io.culprit.bench.TopicEnd 127.0.0.1:$port "$1" "$2"
}

java -cp "$bench" io.culprit.bench.AccessLogFile "$lines" > "$work/access.log"
# The page cache has it from here on, for all of them.
cat "$work/access.log" > /dev/null

start_broker
cat > "$work/shipper.yaml" << YAML
service: shop
host: web-1
state: $work/state
kafka: {bootstrap.servers: "127.0.0.1:$port"}
logs: [{paths: $work/access.log, format: apache.access}]
health: {listen: none}
YAML
begin=$(now)
unit=$here/../../ops/systemd/culprit-shipper.service
options=$(sed -n 's/^ExecStart=[^ ]*java \(.*\) -jar .*/\1/p' "$unit")
# shellcheck disable=SC2046,SC2086 # several words in each
env $(sed -n 's/^Environment=\(MALLOC.*\)/\1/p' "$unit") java $options -jar "$shipper" ship -c "$work/shipper.yaml" --once 2> "$work/shipper.out" &
pid=$!
peak=0
used=0
while kill -0 $pid 2> /dev/null; do
  rss=$(awk '/VmRSS/ { print $2 }' /proc/$pid/status 2> /dev/null)
  [ "${rss:-0}" -gt "$peak" ] && peak=$rss
  now_used=$(ticks $pid)
  [ "${now_used:-0}" -gt "$used" ] && used=$now_used
  sleep 0.2
done
wait $pid || { cat "$work/shipper.out"; exit 1; }
report "culprit, parsed events" "$begin" "$(now)" $used $peak
grep shipped "$work/shipper.out"
stop_broker

if command -v rsyslogd > /dev/null; then
  start_broker
  cat > "$work/rsyslog.conf" << CONF
global(workDirectory="$work" maxMessageSize="64k")
module(load="imfile" mode="inotify")
module(load="omkafka")
template(name="raw" type="string" string="%msg%")
main_queue(queue.size="200000" queue.workerThreads="1" queue.dequeueBatchSize="4096")
input(type="imfile" File="$work/access.log" Tag="access" freshStartTail="off")
action(type="omkafka" topic="raw-lines" broker=["127.0.0.1:$port"] template="raw"
  confParam=["compression.codec=lz4", "queue.buffering.max.messages=400000", "linger.ms=20", "acks=all"]
  queue.type="LinkedList" queue.size="200000" queue.dequeueBatchSize="4096")
CONF
  begin=$(now)
  rsyslogd -n -i "$work/rsyslog.pid" -f "$work/rsyslog.conf" > "$work/rsyslog.out" 2>&1 &
  pid=$!
  until_taken raw-lines "$lines"
  report "rsyslog, raw lines" "$begin" "$(now)" "$(ticks $pid)" "$(awk '/VmHWM/ { print $2 }' /proc/$pid/status)"
  kill $pid
  wait $pid 2> /dev/null
  stop_broker
fi

if command -v kcat > /dev/null; then
  start_broker
  begin=$(now)
  kcat -P -b 127.0.0.1:$port -t raw-lines -z lz4 -X linger.ms=20 -X acks=all -l "$work/access.log" &
  pid=$!
  used=0
  while kill -0 $pid 2> /dev/null; do
    now_used=$(ticks $pid)
    [ "${now_used:-0}" -gt "$used" ] && used=$now_used
    sleep 0.2
  done
  report "kcat -P, raw lines" "$begin" "$(now)" $used ""
  stop_broker
fi
