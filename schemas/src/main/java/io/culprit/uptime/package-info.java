/**
 * How the checks of services came out, day by day.
 *
 * <p>Depends on nothing else: the JDK and annotations of Jackson.
 */
package io.culprit.uptime;
