/**
 * What package managers did: dpkg and apt, yum and dnf, zypper, pacman.
 *
 * <p>May depend on the contracts of the format package, on its text and time packages, and on the times of its syslog
 * package.
 */
package io.culprit.shipper.format.packages;
