package io.culprit.topology;

import io.culprit.correlation.classify.Classification;
import io.culprit.correlation.classify.ClassificationState;
import io.culprit.correlation.signal.Classifier;
import io.culprit.event.EventKind;
import io.culprit.event.EventRecord;
import io.culprit.signal.SignalRecord;
import io.culprit.wire.DeadLetter;
import io.culprit.wire.JsonSerde;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Hosts the classification of one kind of event. What is no event goes to the dead letters; nothing stalls. */
final class ClassifyProcessor implements Processor<String, byte[], String, Object> {

    private static final Duration GROWTH_EVERY = Duration.ofMillis(100);
    private static final int MAX_TEXT = 4096;

    private final EventKind kind;
    private final Classifier classifier;
    private final Deserializer<EventRecord> events =
            JsonSerde.plain(EventRecord.class).deserializer();
    private ProcessorContext<String, Object> context;
    private Classification classification;

    ClassifyProcessor(EventKind kind, Classifier classifier) {
        this.kind = kind;
        this.classifier = classifier;
    }

    @Override
    public void init(ProcessorContext<String, Object> processorContext) {
        context = processorContext;
        classification = new Classification(classifier, state(), this::forward, true);
        context.schedule(GROWTH_EVERY, PunctuationType.WALL_CLOCK_TIME, now -> classification.flush());
    }

    private ClassificationState state() {
        return new ClassificationState(
                new StoreTable<>(context, Names.highWater(kind)),
                new MirroredTable<>(context, Names.openBuckets(kind)),
                new MirroredTable<>(context, Names.vouched(kind)));
    }

    @Override
    public void process(Record<String, byte[]> record) {
        EventRecord event;
        try {
            event = events.deserialize(Names.read(kind), record.value());
        } catch (SerializationException e) {
            refuse(record, e.getMessage());
            return;
        }
        if (event == null) {
            refuse(record, "a record without a value");
        } else {
            classification.accept(event);
        }
    }

    private void forward(SignalRecord signal) {
        context.forward(
                new Record<>(signal.service(), (Object) signal, context.currentSystemTimeMs()),
                Names.writeSignals(kind));
    }

    private void refuse(Record<String, byte[]> record, String why) {
        String topic = context.recordMetadata()
                .map(meta -> meta.topic() + "-" + meta.partition())
                .orElse("");
        long offset = context.recordMetadata().map(meta -> meta.offset()).orElse(-1L);
        String text = record.value() == null ? "" : new String(record.value(), StandardCharsets.UTF_8);
        DeadLetter letter = new DeadLetter(
                DeadLetter.Stage.CLASSIFY,
                DeadLetter.Reason.MALFORMED,
                why,
                "",
                topic,
                offset,
                text.substring(0, Math.min(MAX_TEXT, text.length())));
        context.forward(
                new Record<>(topic, (Object) letter, context.currentSystemTimeMs()), Names.writeDeadLetters(kind));
    }
}
