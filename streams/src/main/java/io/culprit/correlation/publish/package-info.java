/**
 * From what holds now to what is to be said: revisions, retractions and replacements of incidents.
 *
 * <p>Pure; the wall clock, which only paces updates, is handed in. May depend on the schemas module.
 */
package io.culprit.correlation.publish;
