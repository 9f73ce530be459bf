/**
 * The correlation over the topics of events, read once and without a trace: no group, no commit, no topic made, nothing
 * published.
 *
 * <p>May depend on {@code replay}, {@code backtest} and {@code silences} for spans and times, {@code lifecycle}, {@code terminal},
 * kafka-clients, the schemas and streams modules, and what the shippers module shares of options and connections.
 */
package io.culprit.app.replay.topics;
