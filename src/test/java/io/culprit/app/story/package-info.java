/** The seed stories as acceptance tests: hosts that write logs, their shippers, a cluster, the topology, the alert topic. */
package io.culprit.app.story;
