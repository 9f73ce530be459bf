package io.culprit.app.cli;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;

/**
 * A command that ran within this process.
 *
 * @param code what it ended with
 * @param out what it printed as its result
 * @param err what else it said
 */
public record CommandRun(int code, String out, String err) {

    /** Runs a command that gets nothing on standard input. */
    public static CommandRun of(String... arguments) {
        return with(new byte[0], arguments);
    }

    /** Runs a command with these bytes on standard input. */
    public static CommandRun with(byte[] stdin, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = CulpritMain.commandLine(Clock.systemUTC(), new ByteArrayInputStream(stdin))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
        return new CommandRun(code, out.toString(), err.toString());
    }
}
