package io.culprit.shipper.format.syslog;

import io.culprit.shipper.format.error.ErrorBody;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The kernel's words when memory ran out; mm/oom_kill.c of Linux 2.6 to 6.
 *
 * <p>{@code process.killed.pid} and {@code process.executable.name} say who was killed, {@code process.real_user.id} whose it
 * was; {@code process.memory.virtual}, {@code .anon}, {@code .file}, {@code .shmem} and {@code .pgtables} its sizes in
 * bytes, which the kernel writes in kB; {@code oom.scope} is {@code system} or {@code memcg}, {@code oom.memcg} the group
 * that was full, {@code oom.task_memcg} the group of the killed, {@code oom.constraint}, {@code oom.score} and
 * {@code oom.score_adj} what they are called; {@code oom.invoked_by} the program whose request for memory set it off.
 */
final class OomFacts {

    // RHEL 6 writes the user before the name, RHEL 7 behind it.
    private static final Pattern VICTIM = Pattern.compile(
            "(Killed|Kill|reaped) process (\\d{1,10})" + "(?:, UID \\d{1,10},)? ?(?:\\((.{1,64}?)\\)(?=[ ,.]|$))?");
    private static final Pattern SIZE =
            Pattern.compile("\\b(total-vm|anon-rss|file-rss|shmem-rss|vsz|pgtables):(\\d{1,15})kB");
    private static final Pattern USER = Pattern.compile("\\bUID:? ?(\\d{1,10})\\b");
    private static final Pattern ADJUSTMENT = Pattern.compile("\\boom_score_adj[:=](-?\\d{1,5})");
    private static final Pattern SCORE = Pattern.compile("\\bscore (\\d{1,10}) or sacrifice child");
    private static final Pattern LIMIT =
            Pattern.compile("^Task in (\\S{1,1000}) killed as a result of limit of (\\S{1,1000})");
    private static final Map<String, String> SIZES = Map.of(
            "total-vm", "virtual",
            "vsz", "virtual",
            "anon-rss", "anon",
            "file-rss", "file",
            "shmem-rss", "shmem",
            "pgtables", "pgtables");

    private OomFacts() {}

    static void of(String message, ErrorBody body) {
        if (message.startsWith("oom-kill:")) {
            summary(message, body);
            return;
        }
        int invoked = message.indexOf(" invoked oom-killer:");
        if (invoked > 0) {
            body.attribute("oom.invoked_by", message.substring(0, invoked));
            first(ADJUSTMENT, message, "oom.score_adj", body);
            return;
        }
        Matcher limit = LIMIT.matcher(message);
        if (limit.find()) {
            body.attribute("oom.scope", "memcg")
                    .attribute("oom.task_memcg", limit.group(1))
                    .attribute("oom.memcg", limit.group(2));
            return;
        }
        victim(message, body);
    }

    private static void victim(String message, ErrorBody body) {
        Matcher victim = VICTIM.matcher(message);
        boolean ofKernel = message.startsWith("Out of memory")
                || message.startsWith("Out of Memory")
                || message.startsWith("Memory cgroup out of memory")
                || message.startsWith("Killed process ")
                || message.startsWith("oom_reaper: ");
        if (!ofKernel || !victim.find()) {
            return;
        }
        body.attribute("process.killed.pid", victim.group(2));
        if (victim.group(3) != null) {
            body.attribute("process.executable.name", victim.group(3));
        }
        if (message.startsWith("Out of") || message.startsWith("Memory cgroup")) {
            body.attribute("oom.scope", message.startsWith("Out of") ? "system" : "memcg");
        }
        Matcher size = SIZE.matcher(message);
        while (size.find()) {
            long bytes = Long.parseLong(size.group(2)) * 1024;
            body.attribute("process.memory." + SIZES.get(size.group(1)), Long.toString(bytes));
        }
        first(USER, message, "process.real_user.id", body);
        first(ADJUSTMENT, message, "oom.score_adj", body);
        first(SCORE, message, "oom.score", body);
    }

    /** {@code oom-kill:constraint=…,nodemask=…,cpuset=…,mems_allowed=…,oom_memcg=…,task_memcg=…,task=…,pid=…,uid=…}. */
    private static void summary(String message, ErrorBody body) {
        String memcg = value(message, ",oom_memcg=", ",task_memcg=");
        body.attribute("oom.constraint", value(message, ":constraint=", ","))
                .attribute("oom.scope", message.contains(",global_oom") ? "system" : memcg.isEmpty() ? "" : "memcg")
                .attribute("oom.memcg", memcg)
                .attribute("oom.task_memcg", value(message, ",task_memcg=", ",task="))
                .attribute("process.executable.name", value(message, ",task=", ",pid="))
                .attribute("process.killed.pid", value(message, ",pid=", ",uid="))
                .attribute("process.real_user.id", value(message, ",uid=", " "));
    }

    /** What stands between the last occurrence of a key and what follows it. */
    private static String value(String message, String key, String next) {
        int start = message.lastIndexOf(key);
        if (start < 0) {
            return "";
        }
        int end = message.indexOf(next, start + key.length());
        return message.substring(start + key.length(), end < 0 ? message.length() : end);
    }

    private static void first(Pattern pattern, String message, String attribute, ErrorBody body) {
        Matcher matcher = pattern.matcher(message);
        if (matcher.find()) {
            body.attribute(attribute, matcher.group(1));
        }
    }
}
