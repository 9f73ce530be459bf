/**
 * What Culprit says: incidents that name a culprit, with evidence and what was ruled out.
 *
 * <p>May depend on the JDK and on Jackson's annotations.
 */
package io.culprit.incident;
