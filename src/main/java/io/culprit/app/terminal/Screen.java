package io.culprit.app.terminal;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Results on stdout, everything else on stderr, and the two kept apart from a progress bar on the same terminal.
 *
 * <p>The launcher says which of them is a terminal, and how wide it is; Java 17 cannot tell by itself.
 */
public final class Screen {

    private static final int USUAL_COLUMNS = 80;
    private static final String CLEAR_LINE = "\r\u001b[K";

    private static final String DIM = "\u001b[2m";
    private static final String PLAIN = "\u001b[0m";

    private final PrintWriter out;
    private final PrintWriter err;
    private final List<String> terminals;
    private final Width terminal = terminalWidth();
    private boolean barShown;

    public Screen(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
        this.terminals =
                Arrays.asList(System.getProperty("culprit.terminal", "").split(","));
    }

    /** Some terminals do not know, or say that it is 0. */
    private static Width terminalWidth() {
        int columns = Integer.getInteger("culprit.columns", USUAL_COLUMNS);
        return new Width(columns > 0 ? columns : USUAL_COLUMNS);
    }

    /** Prints lines of a result. */
    public synchronized void print(List<String> lines) {
        clear();
        lines.forEach(out::println);
        out.flush();
    }

    /** Prints lines of a result that matter less; on a terminal they are dimmed. */
    public void printDimmed(List<String> lines) {
        print(
                terminals.contains("out")
                        ? lines.stream().map(line -> DIM + line + PLAIN).toList()
                        : lines);
    }

    /** Prints one line of a result. */
    public void print(String line) {
        print(List.of(line));
    }

    /** Tells something that is not a result. */
    public synchronized void say(String line) {
        clear();
        err.println(line);
        err.flush();
    }

    /** How wide results may be. */
    public Width width() {
        return terminals.contains("out") ? terminal : Width.UNLIMITED;
    }

    /** How wide a progress bar may be, or nothing where none makes sense. */
    Optional<Width> bar() {
        return Optional.of(terminal).filter(width -> terminals.contains("err"));
    }

    synchronized void showBar(String bar) {
        err.print("\r" + bar);
        err.flush();
        barShown = true;
    }

    synchronized void hideBar() {
        clear();
        err.flush();
    }

    private void clear() {
        if (barShown) {
            err.print(CLEAR_LINE);
            err.flush();
            barShown = false;
        }
    }
}
