/**
 * What a replay finds held against what was alerted, or against what people know to have happened: differences, precision and
 * recall.
 *
 * <p>May depend on {@code lifecycle}, {@code silences} for its times, {@code terminal}, {@code uptime} for reading a compacted
 * topic, the schemas and streams modules, and what the shippers module shares of options and connections.
 */
package io.culprit.app.backtest;
