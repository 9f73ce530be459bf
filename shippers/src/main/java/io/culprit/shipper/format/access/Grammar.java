package io.culprit.shipper.format.access;

/** What the text of a field can be, which tells where it ends. */
enum Grammar {
    /** Digits, or a dash for none. */
    NUMBER("a whole number or a dash"),
    /** Digits with a fraction, or a dash for none. */
    DECIMAL("a number or a dash"),
    /** Digits, a point and digits, or a dash for none. */
    FRACTION("a number with a fraction, or a dash"),
    /** Digits, a point and three digits, or a dash for none. */
    THOUSANDTHS("a number with three decimals, or a dash"),
    /** Digits, a point and two digits, or a dash for none. */
    HUNDREDTHS("a number with two decimals, or a dash"),
    /** Three digits, or a dash for none. */
    STATUS("three digits or a dash"),
    /** No blank and no quote. */
    WORD("a word without blanks"),
    /** Words, joined by {@code ", "} and {@code " : "}: one for each server that was asked. */
    LIST("a list of words, with commas and colons between"),
    /** IP addresses, joined by commas, or a dash: what proxies tell of the client. */
    ADDRESSES("addresses with commas between, or a dash"),
    /** Anything; it ends where what follows it in the format begins. */
    TEXT("any text, up to what follows in the format"),
    /** {@code 21/Nov/2026:08:04:58 +0000}. */
    CLF_TIME("day/month/year:hour:minute:second zone"),
    /** Described by a pattern of its own. */
    TIME("a time, by its own pattern"),
    /** A time in another form than that. */
    ANY_TIME("a date and a time of day, in one of several forms"),
    /** Whatever is left of the line, its quotes in pairs. */
    REST("whatever is left of the line"),
    /** Whatever is left of the line. */
    REMAINS("whatever is left of the line");

    private final String label;

    Grammar(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
