package io.culprit.app.demo;

import io.culprit.shipper.inventory.Inventory;
import io.culprit.shipper.inventory.InventoryException;
import io.culprit.shipper.inventory.Naming;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A folder of recorded logs, played as a service and a host of its own.
 *
 * @param name name of service and host: the folder's
 * @param folder the folder
 */
public record Recording(String name, Path folder) {

    /** What can be read in the folder. */
    public Inventory inventory() throws InventoryException {
        return Inventory.of(List.of(folder), new Naming(name, name, Optional.empty()));
    }
}
