/**
 * What a host saw: one record per log line, probe result or change, as it travels on the {@code events.*} topics.
 *
 * <p>May depend on the JDK and on Jackson's annotations.
 */
package io.culprit.event;
