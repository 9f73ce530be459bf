package io.culprit.shipper.format.access;

import io.culprit.shipper.format.Setting;
import io.culprit.shipper.format.Stamp;
import io.culprit.shipper.format.time.StampReader;
import io.culprit.shipper.format.time.WallClock;
import io.culprit.shipper.format.time.WrittenTime;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/** The time of a line, put together from the fields that tell it. */
final class LineTime {

    private final Setting setting;
    private final WallClock clock;
    private final StampReader stamps;
    private final WrittenTime start = new WrittenTime();
    private final WrittenTime finish = new WrittenTime();
    private boolean common;
    private boolean parts;

    LineTime(Setting setting) {
        this.setting = setting;
        this.clock = new WallClock(setting.zone());
        this.stamps = new StampReader(setting.zone());
    }

    void begin() {
        common = false;
        if (parts) {
            parts = false;
            start.clear();
            finish.clear();
        }
    }

    /** The time at which the request began, to be filled. */
    WrittenTime start() {
        parts = true;
        return start;
    }

    /** The time at which the response was done, to be filled. */
    WrittenTime finish() {
        parts = true;
        return finish;
    }

    /** Whether a common-log time is all that tells it. */
    boolean isCommon() {
        return common && !parts;
    }

    /** Seconds since the epoch, as far as they are known without a zone from elsewhere. */
    long epochSecond() {
        return common ? stamps.epochSecond() : 0;
    }

    /** Reads a common-log time, whose day has two digits. */
    boolean common(byte[] bytes, int at, int end) {
        common = stamps.common(bytes, at, end);
        return common;
    }

    /** The offset that the line names. */
    Optional<ZoneOffset> offset() {
        return common ? stamps.offset() : start.offset().or(finish::offset);
    }

    /** The stamp: when the request began or, where only that is logged, when it was done; nothing when neither is whole. */
    Optional<Stamp> stamp() {
        if (isCommon()) {
            return Optional.of(stamps.stamp());
        }
        Optional<Stamp> began = common
                ? Optional.of(new Stamp(Instant.ofEpochSecond(stamps.epochSecond(), start.nanos()), start.resolution()))
                : start.stamp(setting, clock);
        Optional<Stamp> done = finish.stamp(setting, clock);
        if (began.isPresent() && done.isPresent()) {
            Duration lasted = Duration.between(began.get().time(), done.get().time());
            return lasted.isNegative() ? began : Optional.of(began.get().lasting(lasted));
        }
        return began.isPresent() ? began : done;
    }
}
