/**
 * Reading the alert topic.
 *
 * <p>May depend on {@code lifecycle}, {@code connection}, {@code terminal}, the schemas module, and kafka-clients.
 */
package io.culprit.app.alerts;
