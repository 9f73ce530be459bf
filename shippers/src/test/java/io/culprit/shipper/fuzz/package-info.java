/**
 * Coverage-guided fuzzing of everything that reads bytes of strangers.
 *
 * <p>A {@link Target} is code and the inputs it starts from; all formats and envelopes are targets by being registered. The
 * profile {@code fuzz} runs {@link Fuzzing}, which gives each target a JVM of its own for a minute. An ordinary build runs
 * {@link CorpusTest}: the kept inputs, without instrumentation.
 */
package io.culprit.shipper.fuzz;
