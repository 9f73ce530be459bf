/**
 * Creating the topics this project declares, and telling what is there.
 *
 * <p>May depend on {@code lifecycle}, {@code connection}, the schemas module's topic declarations, and kafka-clients.
 */
package io.culprit.app.topics;
