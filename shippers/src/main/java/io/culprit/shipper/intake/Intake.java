package io.culprit.shipper.intake;

import io.culprit.shipper.tail.FollowedLog;
import java.util.Optional;

/** Something that is copied into a spool by a thread of its own, until it ends or the thread is interrupted. */
interface Intake extends IntakeState, Runnable {

    /** Where its lines are kept. */
    BoundedSpool spool();

    /** What is to be followed, once there is anything to follow or to say of it. */
    Optional<FollowedLog> log();

    @Override
    default long waiting() {
        return spool().waiting();
    }

    /** Stops it. */
    void stop();
}
