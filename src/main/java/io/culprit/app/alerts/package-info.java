/**
 * Reading the alert topic.
 *
 * <p>May depend on {@code lifecycle}, {@code terminal}, {@code watch}, the schemas module, kafka-clients, and what the shippers module
 * shares of options and connections.
 */
package io.culprit.app.alerts;
