package io.culprit.shipper.intake;

import java.util.Optional;

/** What may be asked of an intake while it runs, by any thread. */
public interface IntakeState {

    /** Its name. */
    String name();

    /** Why not all is seen of what it copies. */
    Optional<String> blindness();

    /** Bytes in its spool that the brokers have not taken, as far as was told. */
    long waiting();

    /** Whether nothing more is to come. */
    boolean ended();
}
