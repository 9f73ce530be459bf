/**
 * Creating the topics this project declares, and telling what is there.
 *
 * <p>May depend on {@code lifecycle}, {@code terminal}, the schemas module's topic declarations, kafka-clients, and what the
 * shippers module shares of options and connections.
 */
package io.culprit.app.topics;
