package io.culprit.app.lifecycle;

/**
 * The work cannot be done for a reason its user can mend.
 *
 * <p>The message is all that the user sees, so it names the file, address or key at fault and says what to do.
 */
public final class Failure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;

    /** A failure of the work itself: exit code 3. */
    public Failure(String message) {
        this(message, ExitCode.FAILED);
    }

    /** A failure with its technical cause, which is shown with {@code -v} only. */
    public Failure(String message, Throwable cause) {
        super(message, cause);
        this.exitCode = ExitCode.FAILED;
    }

    public Failure(String message, ExitCode exitCode) {
        super(message);
        this.exitCode = exitCode;
    }

    /** What the process is to end with. */
    public ExitCode exitCode() {
        return exitCode;
    }
}
