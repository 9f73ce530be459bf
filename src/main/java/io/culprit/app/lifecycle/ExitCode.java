package io.culprit.app.lifecycle;

/**
 * What the process tells its caller.
 *
 * <p>Scripts depend on these numbers: they are public API.
 */
public enum ExitCode {
    /** The work was done, whether incidents were found or not. */
    DONE(0),
    /** The work was done, and it found what the caller asked to fail on. */
    FINDINGS(1),
    /** The command line cannot be understood. */
    USAGE(2),
    /** The work could not be done. */
    FAILED(3),
    /** Stopped with Ctrl-C; the JVM itself ends so after SIGINT. */
    INTERRUPTED(130);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    /** The number given to the operating system. */
    public int code() {
        return code;
    }
}
