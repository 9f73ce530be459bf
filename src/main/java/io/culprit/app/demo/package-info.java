/**
 * The demonstration: an embedded broker, the topology, and recordings shipped through them in quick motion.
 *
 * <p>May depend on every other package of the application, and on the shippers and streams modules.
 */
package io.culprit.app.demo;
