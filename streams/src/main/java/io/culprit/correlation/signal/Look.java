package io.culprit.correlation.signal;

/**
 * An expression that is looked for in an attribute.
 *
 * @param regex the expression
 * @param finder finds it
 * @param values takes what it captures, which nobody asks for
 */
record Look(String regex, Finder finder, String[] values) {

    boolean finds(String text) {
        return finder.find(text, values);
    }

    boolean finds(byte[] bytes, int from, int to) {
        return finder.find(bytes, from, to, values);
    }
}
