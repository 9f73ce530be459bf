package io.culprit.shipper.format.syslog;

import io.culprit.shipper.format.error.ErrorBody;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The kernel's words for a process that it had to stop; arch/x86/mm/fault.c and arch/x86/kernel/traps.c of Linux 2.6 to 6.
 *
 * <p>{@code process.executable.name} and {@code process.crashed.pid} say whose fault it was, {@code fault.type} which
 * ({@code segfault}, {@code general protection fault}, {@code divide error}, …); {@code fault.address},
 * {@code fault.instruction_pointer}, {@code fault.stack_pointer} and {@code fault.error_code} are numbers as written, in
 * hexadecimal but for a segfault's code; {@code fault.file}, {@code fault.file.base} and {@code fault.file.size} name the
 * mapped file whose code ran.
 */
final class FaultFacts {

    private static final String WHO = "^(?:traps: )?(.{1,64}?)\\[(\\d{1,10})\\]:? ";
    private static final Pattern SEGFAULT = Pattern.compile(
            WHO + "segfault at (?:0x)?([0-9a-f]{1,16}) r?ip:? (\\S{1,20}) r?sp:? (\\S{1,20}) error:? ([0-9a-f]{1,8})");
    private static final Pattern TRAP = Pattern.compile(
            WHO + "(?:trap )?([a-z][a-z0-9 ]{2,40}?) r?ip:(\\S{1,20}) r?sp:(\\S{1,20}) error:([0-9a-f]{1,8})");
    // Since Linux 6.0 the offset into the file stands before the base.
    private static final Pattern MAPPED =
            Pattern.compile("\\G in (.{1,255}?)\\[(?:[0-9a-f]{1,16},)?([0-9a-f]{1,16})\\+([0-9a-f]{1,16})\\]");
    private static final Pattern DUMPED = Pattern.compile(
            "^Process (\\d{1,10}) \\((.{1,64}?)\\) of user (\\d{1,10}) (?:dumped core|terminated abnormally)");

    private FaultFacts() {}

    static void of(String message, ErrorBody body) {
        Matcher segfault = SEGFAULT.matcher(message);
        if (segfault.find()) {
            body.attribute("fault.type", "segfault").attribute("fault.address", segfault.group(3));
            registers(segfault, 4, body);
            mapped(message, segfault.end(), body);
            return;
        }
        Matcher trap = TRAP.matcher(message);
        if (trap.find()) {
            body.attribute("fault.type", trap.group(3));
            registers(trap, 4, body);
            mapped(message, trap.end(), body);
        }
    }

    private static void registers(Matcher fault, int first, ErrorBody body) {
        body.attribute("process.executable.name", fault.group(1))
                .attribute("process.crashed.pid", fault.group(2))
                .attribute("fault.instruction_pointer", fault.group(first))
                .attribute("fault.stack_pointer", fault.group(first + 1))
                .attribute("fault.error_code", fault.group(first + 2));
    }

    private static void mapped(String message, int from, ErrorBody body) {
        Optional.of(MAPPED.matcher(message))
                .filter(matcher -> matcher.find(from))
                .ifPresent(file -> body.attribute("fault.file", file.group(1))
                        .attribute("fault.file.base", file.group(2))
                        .attribute("fault.file.size", file.group(3)));
    }

    /** What systemd-coredump tells of a process that dumped core. */
    static void coreDump(String message, ErrorBody body) {
        Matcher dumped = DUMPED.matcher(message);
        if (dumped.find()) {
            body.attribute("process.crashed.pid", dumped.group(1))
                    .attribute("process.executable.name", dumped.group(2))
                    .attribute("process.real_user.id", dumped.group(3));
        }
    }
}
