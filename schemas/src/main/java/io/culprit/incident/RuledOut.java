package io.culprit.incident;

/**
 * A cause that would look the same, and why it was not that.
 *
 * @param cause the cause, in the words of the pattern
 * @param because what shows it
 */
public record RuledOut(String cause, String because) {}
