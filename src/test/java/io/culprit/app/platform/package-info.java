/** Fixtures that put the parts together, and the contract that every Kafka they run on has to keep. */
package io.culprit.app.platform;
