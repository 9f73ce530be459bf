package io.culprit.shipper.format.syslog;

import static org.assertj.core.api.Assertions.assertThat;

import io.culprit.event.ErrorEvent;
import io.culprit.shipper.format.Parsing;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostFactsTest {

    private static Map<String, String> facts(String tag, String message) {
        ErrorEvent event =
                Parsing.event(new SyslogFormat(), "Nov 21 08:04:58 web1 " + tag + ": " + message, ErrorEvent.class);
        assertThat(event.message()).isEqualTo(message);
        SortedMap<String, String> facts = new TreeMap<>(event.attributes());
        facts.keySet().removeIf(name -> name.startsWith("syslog."));
        return facts;
    }

    @Test
    void namesWhoWasKilled_whenMemoryRanOut() {
        assertThat(facts(
                        "kernel",
                        "Out of memory: Killed process 123 (apache2) total-vm:2048kB, anon-rss:1024kB, file-rss:4kB,"
                                + " shmem-rss:0kB, UID:33 pgtables:44kB oom_score_adj:-10"))
                .isEqualTo(Map.of(
                        "process.killed.pid", "123",
                        "process.executable.name", "apache2",
                        "oom.scope", "system",
                        "process.memory.virtual", "2097152",
                        "process.memory.anon", "1048576",
                        "process.memory.file", "4096",
                        "process.memory.shmem", "0",
                        "process.memory.pgtables", "45056",
                        "process.real_user.id", "33",
                        "oom.score_adj", "-10"));
        assertThat(facts("kernel", "Memory cgroup out of memory: Killed process 7 ((sd-pam)) total-vm:1kB"))
                .containsEntry("oom.scope", "memcg")
                .containsEntry("process.executable.name", "(sd-pam)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Out of memory: Kill process 123 (httpd) score 900 or sacrifice child",
                "Killed process 123 (httpd) total-vm:2048kB, anon-rss:1024kB, file-rss:4kB",
                "Killed process 123 (httpd), UID 48, total-vm:2048kB, anon-rss:1024kB, file-rss:4kB, shmem-rss:0kB",
                "Killed process 123, UID 48, (httpd) total-vm:2048kB, anon-rss:1024kB, file-rss:4kB",
                "Out of Memory: Killed process 123 (httpd).",
                "Memory cgroup out of memory: Kill process 123 (httpd) score 1000 or sacrifice child",
                "oom_reaper: reaped process 123 (httpd), now anon-rss:0kB, file-rss:0kB, shmem-rss:0kB"
            })
    void namesWhoWasKilled_inTheWordsOfEveryKernel(String message) {
        assertThat(facts("kernel", message))
                .containsEntry("process.killed.pid", "123")
                .containsEntry("process.executable.name", "httpd");
    }

    @Test
    void readsSummaryOfKill() {
        assertThat(facts(
                        "kernel",
                        "oom-kill:constraint=CONSTRAINT_MEMCG,nodemask=(null),cpuset=/,mems_allowed=0-1,oom_memcg=/a,"
                                + "task_memcg=/a/b,task=apache2,pid=123,uid=33"))
                .isEqualTo(Map.of(
                        "oom.constraint", "CONSTRAINT_MEMCG",
                        "oom.scope", "memcg",
                        "oom.memcg", "/a",
                        "oom.task_memcg", "/a/b",
                        "process.executable.name", "apache2",
                        "process.killed.pid", "123",
                        "process.real_user.id", "33"));
        assertThat(facts(
                        "kernel",
                        "oom-kill:constraint=CONSTRAINT_NONE,nodemask=(null),cpuset=/,mems_allowed=0,"
                                + "global_oom,task_memcg=/system.slice/apache2.service,task=apache2,pid=9,uid=33"))
                .containsEntry("oom.scope", "system")
                .containsEntry("oom.task_memcg", "/system.slice/apache2.service");
        assertThat(facts("kernel", "php-fpm invoked oom-killer: gfp_mask=0xcc0(GFP), order=0, oom_score_adj=5"))
                .isEqualTo(Map.of("oom.invoked_by", "php-fpm", "oom.score_adj", "5"));
    }

    @Test
    void tellsWhereAProcessCrashed() {
        assertThat(facts(
                        "kernel",
                        "apache2[123]: segfault at 10 ip 00007f2d3c1b0a40 sp 00007ffe1b0c3d20 error 4 in"
                                + " mod_x.so[7f2d3c1af000+2000] likely on CPU 1 (core 1, socket 0)"))
                .isEqualTo(Map.of(
                        "process.executable.name", "apache2",
                        "process.crashed.pid", "123",
                        "fault.type", "segfault",
                        "fault.address", "10",
                        "fault.instruction_pointer", "00007f2d3c1b0a40",
                        "fault.stack_pointer", "00007ffe1b0c3d20",
                        "fault.error_code", "4",
                        "fault.file", "mod_x.so",
                        "fault.file.base", "7f2d3c1af000",
                        "fault.file.size", "2000"));
        assertThat(facts("kernel", "php[2]: segfault at 0 ip (null) sp bf8fa3bc error 4 in libm.so[22b3,110000+24000]"))
                .containsEntry("fault.file", "libm.so")
                .containsEntry("fault.file.base", "110000");
        assertThat(facts("kernel", "httpd[2]: segfault at 0000000000000000 rip 00002b8f rsp 00007fff error 4"))
                .containsEntry("fault.instruction_pointer", "00002b8f")
                .containsEntry("fault.error_code", "4");
        assertThat(facts(
                        "kernel",
                        "traps: php-fpm[7] general protection fault ip:7f1 sp:7ff error:0 in libc.so[7f0+1b0]"))
                .containsEntry("fault.type", "general protection fault")
                .containsEntry("process.crashed.pid", "7")
                .containsEntry("fault.file", "libc.so");
        assertThat(facts("kernel", "nginx[7] trap divide error ip:7f1 sp:7ff error:0 in nginx[55d0+1b0]"))
                .containsEntry("fault.type", "divide error")
                .containsEntry("process.executable.name", "nginx");
        assertThat(facts("systemd-coredump[9]", "Process 123 (apache2) of user 33 dumped core."))
                .containsEntry("process.crashed.pid", "123")
                .containsEntry("process.real_user.id", "33");
    }

    @Test
    void tellsWhatSystemdDidToUnit() {
        assertThat(facts("systemd[1]", "Started The Apache HTTP Server."))
                .isEqualTo(Map.of(
                        "systemd.job", "start",
                        "systemd.job.result", "done",
                        "systemd.unit.description", "The Apache HTTP Server"));
        assertThat(facts("systemd[1]", "Reloading apache2.service - The Apache HTTP Server..."))
                .isEqualTo(Map.of(
                        "systemd.job", "reload",
                        "systemd.job.result", "running",
                        "systemd.unit", "apache2.service",
                        "systemd.unit.description", "The Apache HTTP Server"));
        assertThat(facts("systemd[1]", "Failed to start LSB: Apache2 web server."))
                .containsEntry("systemd.job.result", "failed")
                .containsEntry("systemd.unit.description", "LSB: Apache2 web server");
    }

    @Test
    void tellsHowUnitEnded() {
        assertThat(facts("systemd[1]", "apache2.service: Main process exited, code=killed, status=9/KILL"))
                .isEqualTo(Map.of(
                        "systemd.unit", "apache2.service",
                        "systemd.process", "main",
                        "process.exit.kind", "killed",
                        "process.exit.signal", "9",
                        "process.exit.name", "KILL"));
        assertThat(facts("systemd[1]", "php8.2-fpm.service: control process exited, code=exited status=1"))
                .containsEntry("systemd.process", "control")
                .containsEntry("process.exit.code", "1");
        assertThat(facts("systemd[1]", "httpd@a.service: Failed with result 'exit-code'."))
                .isEqualTo(Map.of("systemd.unit", "httpd@a.service", "systemd.result", "exit-code"));
        assertThat(facts("systemd[1]", "Unit httpd.service entered failed state."))
                .isEqualTo(Map.of("systemd.unit", "httpd.service"));
        assertThat(facts("systemd[1]", "a.service: A process of this unit has been killed by the OOM killer."))
                .containsEntry("systemd.oom_kill", "true");
        assertThat(facts(
                        "systemd[1]",
                        "a.service: Consumed 1min 2.345s CPU time, 12.3M memory peak, 0B memory swap peak."))
                .containsEntry("systemd.cpu_time", "1min 2.345s")
                .containsEntry("systemd.memory_peak", "12.3M");
        assertThat(facts("systemd[1]", "a.service: Scheduled restart job, restart counter is at 5."))
                .containsEntry("systemd.restarts", "5");
        assertThat(facts("systemd[1]", "a.service: Killing process 123 (apache2) with signal SIGKILL."))
                .containsEntry("process.killed.pid", "123")
                .containsEntry("process.killed.signal", "SIGKILL");
    }

    @Test
    void believesOnlyTheKernel_whenItSpeaksOfKills() {
        assertThat(facts("app[7]", "Out of memory: Killed process 123 (apache2) total-vm:2048kB"))
                .isEmpty();
        assertThat(facts("kernel", "audit: said Killed process 123 (apache2)")).isEmpty();
    }
}
