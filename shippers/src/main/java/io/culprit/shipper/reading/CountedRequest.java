package io.culprit.shipper.reading;

import io.culprit.shipper.format.PlainRequest;
import java.time.Instant;

/**
 * A request that is counted, and where it stands.
 *
 * @param number of the class that it is counted with
 * @param request what its line says, of use only now
 * @param service service concerned
 * @param host host concerned
 * @param file name of the source
 * @param record its line
 * @param position its position in time
 */
public record CountedRequest(
        int number,
        PlainRequest request,
        String service,
        String host,
        String file,
        RawRecord record,
        Instant position) {}
