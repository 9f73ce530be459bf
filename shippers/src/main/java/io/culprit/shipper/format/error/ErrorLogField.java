package io.culprit.shipper.format.error;

import java.util.List;

/**
 * A field of an {@code ErrorLogFormat}: what stands between two separators, which is written whole or not at all.
 *
 * @param items its pieces; the blank that separates it from the field before it belongs to it
 */
record ErrorLogField(List<ErrorLogItem> items) {

    ErrorLogField {
        items = List.copyOf(items);
    }

    boolean omissible() {
        return items.stream().anyMatch(ErrorLogItem::omissible);
    }

    /** Index of the message among its pieces, or -1. */
    int message() {
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i).is(ErrorLogItem.Kind.MESSAGE)) {
                return i;
            }
        }
        return -1;
    }

    /** The text it begins with, empty where it begins with a value. */
    String lead() {
        return items.isEmpty() || items.get(0).kind().isPresent()
                ? ""
                : items.get(0).text();
    }
}
