/**
 * Signal and pattern files of users: where they are, and how they change while the correlation runs.
 *
 * <p>May depend on {@code lifecycle} and the streams module; not on Kafka.
 */
package io.culprit.app.definitions;
