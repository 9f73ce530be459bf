package io.culprit.topology;

import io.culprit.correlation.catalogue.Catalogue;
import io.culprit.correlation.classify.Classification;
import io.culprit.correlation.classify.ClassificationState;
import io.culprit.correlation.signal.Classifier;
import io.culprit.correlation.uptime.CheckTable;
import io.culprit.event.Event;
import io.culprit.event.EventKind;
import io.culprit.event.EventRecord;
import io.culprit.signal.SignalRecord;
import io.culprit.uptime.CheckDay;
import io.culprit.wire.DeadLetter;
import io.culprit.wire.EventLines;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Hosts the classification of one kind of event. What is no event goes to the dead letters; nothing stalls. */
final class ClassifyProcessor implements Processor<String, byte[], String, Object>, EventLines.Reader {

    private static final Duration GROWTH_EVERY = Duration.ofMillis(100);
    private static final int MAX_TEXT = 4096;

    private final EventKind kind;
    private final Supplier<Catalogue> catalogues;
    private final CommitPace pace;
    private Catalogue catalogue;
    private EventLines.EssentialReader lines = new EventLines.EssentialReader(List.of());
    private ProcessorContext<String, Object> context;
    private Classification classification;
    private final Parcels parcels = new Parcels(this::forward);
    private boolean urgent;
    private Optional<CheckTable> checks = Optional.empty();

    ClassifyProcessor(EventKind kind, Supplier<Catalogue> catalogues, CommitPace pace) {
        this.kind = kind;
        this.pace = pace;
        this.catalogues = catalogues;
        this.catalogue = catalogues.get();
    }

    @Override
    public void init(ProcessorContext<String, Object> processorContext) {
        context = processorContext;
        classification = new Classification(classifier(), state(), parcels::add, true);
        checks = kind == EventKind.PROBE
                ? Optional.of(new CheckTable(new StoreTable<>(context, Names.CHECK_DAYS)))
                : Optional.empty();
        context.schedule(GROWTH_EVERY, PunctuationType.WALL_CLOCK_TIME, now -> flush());
    }

    private void flush() {
        Catalogue now = catalogues.get();
        if (now != catalogue) {
            catalogue = now;
            classification.adopt(classifier());
        }
        classification.flush();
        parcels.send();
    }

    /** A classifier of the catalogue in force; from now on, what it asks for is read. */
    private Classifier classifier() {
        Classifier classifier = catalogue.classifier();
        lines = new EventLines.EssentialReader(classifier.attributes(EventKind.ACCESS));
        return classifier;
    }

    private ClassificationState state() {
        return new ClassificationState(
                new StoreTable<>(context, Names.highWater(kind)),
                new StoreTable<>(context, Names.openBuckets(kind)),
                new StoreTable<>(context, Names.vouched(kind)));
    }

    @Override
    public void process(Record<String, byte[]> record) {
        if (record.value() == null || record.value().length == 0) {
            refuse("", "a record without a value");
        } else {
            lines.read(record.value(), this);
            classification.save();
            parcels.send();
            hurry();
            checks.ifPresent(table -> table.changed().forEach(this::forward));
        }
    }

    @Override
    public void take(EventRecord event) {
        if (classification.accept(event) && event instanceof Event fresh) {
            // Something was heard of for the first time. Of requests, which always come, it is only figures.
            urgent |= kind != EventKind.ACCESS && !parcels.isEmpty();
            checks.ifPresent(table -> table.count(fresh));
        }
    }

    private void hurry() {
        if (urgent && pace.allows(context.currentSystemTimeMs())) {
            context.commit();
        }
        urgent = false;
    }

    private void forward(String key, CheckDay day) {
        context.forward(new Record<>(key, (Object) day, context.currentSystemTimeMs()), Names.WRITE_UPTIME);
    }

    private void forward(String service, List<SignalRecord> signals) {
        context.forward(
                new Record<>(service, (Object) signals, context.currentSystemTimeMs()), Names.writeSignals(kind));
    }

    @Override
    public void refuse(String line, String why) {
        String topic = context.recordMetadata()
                .map(meta -> meta.topic() + "-" + meta.partition())
                .orElse("");
        long offset = context.recordMetadata().map(meta -> meta.offset()).orElse(-1L);
        DeadLetter letter = new DeadLetter(
                DeadLetter.Stage.CLASSIFY,
                DeadLetter.Reason.MALFORMED,
                why,
                "",
                topic,
                offset,
                line.substring(0, Math.min(MAX_TEXT, line.length())));
        context.forward(
                new Record<>(topic, (Object) letter, context.currentSystemTimeMs()), Names.writeDeadLetters(kind));
    }
}
