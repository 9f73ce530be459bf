/**
 * How checks came out, from the table that the correlation keeps or from files.
 *
 * <p>May depend on {@code lifecycle}, {@code terminal}, {@code definitions}, {@code replay}, the schemas, shippers and streams modules, and
 * kafka-clients.
 */
package io.culprit.app.uptime;
