package io.culprit.app.terminal;

import java.util.Locale;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar for bytes of files, with bytes and lines a second and the time that is left. */
final class ReadingBar implements Progress {

    private static final int WIDEST = 100;
    private static final long UNIT = 1 << 20;

    private final Screen screen;
    private final ProgressBar bar;

    ReadingBar(Screen screen, Width width, long bytes) {
        this.screen = screen;
        this.bar = new ProgressBarBuilder()
                .setTaskName("reading")
                .setInitialMax(Math.max(1, bytes))
                .setUnit(" MiB", UNIT)
                .showSpeed()
                .setStyle(ProgressBarStyle.UNICODE_BLOCK)
                .setUpdateIntervalMillis(150)
                .setConsumer(new DelegatingProgressBarConsumer(screen::showBar, Math.min(WIDEST, width.columns() - 1)))
                .build();
    }

    @Override
    public void to(long done) {
        bar.stepTo(done);
    }

    @Override
    public void to(long done, long lines) {
        bar.stepTo(done);
        double seconds = bar.getElapsedAfterStart().toMillis() / 1e3;
        if (seconds > 0) {
            bar.setExtraMessage(String.format(Locale.ROOT, " %,d lines/s", Math.round(lines / seconds)));
        }
    }

    @Override
    public void close() {
        bar.close();
        screen.hideBar();
    }
}
