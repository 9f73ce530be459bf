/**
 * The correlation over files, within this process and without Kafka.
 *
 * <p>May depend on {@code lifecycle}, {@code report}, {@code terminal}, and the shippers and streams modules; not on Kafka, but for
 * the package {@code topics} below it.
 */
package io.culprit.app.replay;
