package io.culprit.app.terminal;

import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * How far a task has come: a bar on a terminal, a line for each quarter in a pipe.
 *
 * <p>The bar is drawn through the {@link Screen}, so that lines printed meanwhile do not end up behind it.
 */
public interface Progress extends AutoCloseable {

    /** Says how much is done, of the maximum given at the start; may be called from several threads. */
    void to(long done);

    /**
     * The same of a task that reads lines, so that their rate can be shown.
     *
     * @param lines how many lines were read so far
     */
    default void to(long done, long lines) {
        to(done);
    }

    @Override
    void close();

    /**
     * Begins to show that files are read: with rates and the time that is left; nothing in a pipe.
     *
     * @param bytes how much there is to read
     */
    static Progress reading(Screen screen, long bytes) {
        return screen.bar()
                .<Progress>map(width -> new ReadingBar(screen, width, bytes))
                .orElseGet(Nothing::new);
    }

    /**
     * Begins to show a task.
     *
     * @param task what is being done, in a few words
     * @param max how much there is to do, in any unit
     */
    static Progress of(Screen screen, String task, long max) {
        return screen.bar()
                .<Progress>map(width -> new Bar(screen, width, task, max))
                .orElseGet(() -> new Lines(screen, task, max));
    }

    /** Shows nothing in a pipe: for tasks that are mostly over at once. */
    static Progress quiet(Screen screen, String task, long max) {
        return screen.bar()
                .<Progress>map(width -> new Bar(screen, width, task, max))
                .orElseGet(Nothing::new);
    }

    /** Nothing to see. */
    final class Nothing implements Progress {

        @Override
        public void to(long done) {}

        @Override
        public void close() {}
    }

    /** A bar that redraws itself. */
    final class Bar implements Progress {

        private static final int WIDEST = 78;

        private final Screen screen;
        private final ProgressBar bar;

        Bar(Screen screen, Width width, String task, long max) {
            this.screen = screen;
            this.bar = new ProgressBarBuilder()
                    .setTaskName(task)
                    .setInitialMax(Math.max(1, max))
                    .hideEta()
                    .setStyle(ProgressBarStyle.UNICODE_BLOCK)
                    .setUpdateIntervalMillis(150)
                    .setConsumer(
                            new DelegatingProgressBarConsumer(screen::showBar, Math.min(WIDEST, width.columns() - 1)))
                    .build();
        }

        @Override
        public void to(long done) {
            bar.stepTo(done);
        }

        @Override
        public void close() {
            bar.close();
            screen.hideBar();
        }
    }

    /** A line for every quarter. */
    final class Lines implements Progress {

        private final Screen screen;
        private final String task;
        private final long max;
        private int quarters;

        Lines(Screen screen, String task, long max) {
            this.screen = screen;
            this.task = task;
            this.max = Math.max(1, max);
        }

        @Override
        public synchronized void to(long done) {
            while (quarters < 4 && done >= max / 4.0 * (quarters + 1)) {
                quarters++;
                screen.say(task + ": " + quarters * 25 + "%");
            }
        }

        @Override
        public void close() {}
    }
}
