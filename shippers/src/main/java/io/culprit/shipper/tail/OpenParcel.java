package io.culprit.shipper.tail;

import io.culprit.event.EventRecord;
import io.culprit.shipper.delivery.EventSink;
import io.culprit.shipper.delivery.Parcel;
import io.culprit.wire.DeadLetter;

/** The parcel that is being filled; once it is handed over, the next one. */
final class OpenParcel implements EventSink {

    private Parcel parcel = new Parcel();

    @Override
    public void accept(EventRecord record) {
        parcel.add(record);
    }

    @Override
    public void reject(DeadLetter letter) {
        parcel.add(letter);
    }

    /** Events, heartbeats and refused lines in it so far. */
    int size() {
        return parcel.size();
    }

    /** What there is in it, to be sent. */
    Parcel handOver() {
        Parcel filled = parcel;
        parcel = new Parcel();
        return filled;
    }
}
