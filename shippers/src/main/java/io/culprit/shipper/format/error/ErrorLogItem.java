package io.culprit.shipper.format.error;

import java.util.Optional;

/**
 * A piece of an {@code ErrorLogFormat}: a text, or a value.
 *
 * @param kind which value; empty for a text
 * @param text the text, or the argument between braces
 * @param written the piece as it stands in the format
 * @param dash whether an empty value is written as {@code -}
 * @param required whether a record without the value is not written at all
 */
record ErrorLogItem(Optional<Kind> kind, String text, String written, boolean dash, boolean required) {

    /** The values of httpd 2.4 (server/core.c, {@code ap_register_errorlog_handler}). */
    enum Kind {
        CLIENT('a', "client's address and port; with c, of the connection itself"),
        LOCAL('A', "server's address and port"),
        ENVIRONMENT('e', "environment variable of the request"),
        SYSTEM_ERROR('E', "system error, as (111)Connection refused"),
        SOURCE('F', "source file and line, as core.c(123)"),
        HEADER('i', "header of the request"),
        KEEPALIVE('k', "requests on this connection so far"),
        LEVEL('l', "level"),
        LOG_ID('L', "log identifier of the request; with c or C, of the connection"),
        MODULE('m', "module"),
        MESSAGE('M', "message"),
        NOTE('n', "note of the request"),
        PROCESS('P', "process"),
        THREAD('T', "thread"),
        TIME('t', "time; with u in microseconds, with c as 2026-11-21 08:04:56, with z and the offset"),
        SERVER('v', "server's canonical name"),
        SERVER_USED('V', "server's name as the request has it");

        private final char letter;
        private final String words;

        Kind(char letter, String words) {
            this.letter = letter;
            this.words = words;
        }

        static Optional<Kind> of(char letter) {
            for (Kind kind : values()) {
                if (kind.letter == letter) {
                    return Optional.of(kind);
                }
            }
            return Optional.empty();
        }
    }

    static ErrorLogItem text(String text) {
        return new ErrorLogItem(Optional.empty(), text, text, false, false);
    }

    boolean is(Kind other) {
        return kind.isPresent() && kind.get() == other;
    }

    /** Whether a record may lack it, and with it the field around it. */
    boolean omissible() {
        return kind.isPresent() && !dash && !required && !is(Kind.MESSAGE) && !is(Kind.TIME) && !is(Kind.LEVEL);
    }

    /** The piece in words. */
    String explained() {
        if (kind.isEmpty()) {
            return "\"" + text.replace("\n", "\\n") + "\"  as it stands";
        }
        String argument = text.isEmpty() || is(Kind.TIME) || is(Kind.LOG_ID) || is(Kind.CLIENT) ? "" : " " + text;
        String modifier = dash ? ", - when there is none" : required ? ", and no record without it" : "";
        return written + "  " + kind.get().words + argument + modifier;
    }
}
