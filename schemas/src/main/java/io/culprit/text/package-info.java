/**
 * What messages to people are made of.
 *
 * <p>May depend on the JDK alone.
 */
package io.culprit.text;
