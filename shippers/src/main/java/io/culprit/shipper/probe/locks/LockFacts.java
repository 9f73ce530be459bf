package io.culprit.shipper.probe.locks;

import io.culprit.shipper.format.text.Bounded;
import io.culprit.shipper.probe.locks.HolderRequests.Known;
import io.culprit.shipper.probe.proc.ProcFolder;
import io.culprit.shipper.probe.proc.ProcessGroup;
import io.culprit.shipper.probe.proc.ProcessStat;
import io.culprit.shipper.probe.scoreboard.RequestOf;
import io.culprit.shipper.probe.scoreboard.Worker;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What is told of one lock, by the names of attributes. */
record LockFacts(WaitedLock lock, LockedFile file, ProcFolder proc, Instant since, Instant at) {

    private static final int LONGEST_COMMAND = 200;
    private static final int MOST_PIDS = 50;
    private static final String DELETED = " (deleted)";

    /**
     * The facts.
     *
     * @param doing what the holder was seen doing
     * @param problem why that may be unknown or old
     */
    Map<String, String> with(Optional<Known> doing, String problem) {
        Map<String, String> facts = new TreeMap<>();
        LockRow held = lock.held();
        boolean deleted = file.path().endsWith(DELETED);
        facts.put("lock.inode", held.file());
        facts.put(
                "lock.file", deleted ? file.path().substring(0, file.path().length() - DELETED.length()) : file.path());
        facts.put("lock.file.deleted", deleted ? "true" : "");
        facts.put("lock.purpose", file.purpose());
        facts.put("lock.type", held.type());
        facts.put("lock.access", held.access());
        facts.put("lock.waiters", Integer.toString(lock.waiters().size()));
        facts.put(
                "lock.waiter_pids",
                lock.waiters().stream().limit(MOST_PIDS).map(String::valueOf).collect(Collectors.joining(" ")));
        facts.put("lock.since", since.toString());
        facts.put("lock.held_s", Long.toString(Duration.between(since, at).toSeconds()));
        facts.put("process.pid", Integer.toString(held.pid()));
        holder(held.pid(), facts);
        request(doing, problem, facts);
        facts.values().removeIf(String::isEmpty);
        return facts;
    }

    private void holder(int pid, Map<String, String> facts) {
        Optional<ProcessStat> process = pid > 0 ? ProcessStat.of(proc, pid) : Optional.empty();
        if (process.isEmpty()) {
            // A lock outlives who asked for it in the children that inherited the open file.
            facts.put("process.state", pid > 0 ? "gone" : "");
            return;
        }
        String command = proc.commandLine(process.get(), LONGEST_COMMAND).orElse("");
        String place = proc.text(pid, "wchan").orElse("").strip();
        facts.put("process.state", String.valueOf(process.get().state()));
        facts.put("process.group", ProcessGroup.of(command));
        facts.put("process.command_line", command);
        facts.put("process.wchan", place.equals("0") ? "" : place);
    }

    private void request(Optional<Known> doing, String problem, Map<String, String> facts) {
        if (doing.isEmpty()) {
            facts.put("request.unknown", Bounded.excerpt(problem.isEmpty() ? "not among the busy workers" : problem));
            return;
        }
        Worker worker = doing.get().workers().stream()
                .max(Comparator.comparingLong(Worker::seconds))
                .orElseThrow();
        facts.putAll(RequestOf.facts(worker));
        facts.put("request.seconds", Long.toString(worker.seconds()));
        facts.put("request.seen_at", doing.get().at().toString());
        int workers = doing.get().workers().size();
        facts.put("request.candidates", workers > 1 ? Integer.toString(workers) : "");
    }
}
