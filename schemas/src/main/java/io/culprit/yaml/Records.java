package io.culprit.yaml;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.culprit.text.Excerpt;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Records made of sections: each component is a key, in snake case, and null where there is no such key.
 *
 * <p>Components are read one by one, so that every one that is wrong is told, with its own place in the file.
 */
final class Records {

    private static final ObjectMapper VALUES = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new SimpleModule().addDeserializer(Duration.class, new WrittenDuration()))
            .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            .build();

    private Records() {}

    static List<String> keys(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(component -> key(component.getName()))
                .toList();
    }

    private static String key(String component) {
        return new SnakeCaseStrategy().translate(component);
    }

    /** The record; nothing where a key is wrong, or the record refuses what they are together. */
    static <R> Optional<R> read(Section section, Class<R> type) {
        int wrong = section.wrong();
        List<Object> values = new ArrayList<>();
        List<Class<?>> types = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            types.add(component.getType());
            values.add(value(section, key(component.getName()), component));
        }
        section.end();
        return section.wrong() > wrong ? Optional.empty() : make(section, type, types, values);
    }

    private static Object value(Section section, String key, RecordComponent component) {
        JavaType type = VALUES.constructType(component.getGenericType());
        if (!section.has(key)) {
            return null;
        }
        if (type.isRecordType()) {
            return read(section.section(key), type.getRawClass()).orElse(null);
        }
        if (type.isCollectionLikeType() && type.getContentType().isRecordType()) {
            return section.sections(key).stream()
                    .flatMap(item -> read(item, type.getContentType().getRawClass()).stream())
                    .toList();
        }
        JsonNode json = section.json(key);
        if (json.isArray() && hasNull(json)) {
            section.problem(key, "has an empty item: write its value behind the dash, or take it out");
            return null;
        }
        try {
            return VALUES.treeToValue(json, type);
        } catch (InvalidFormatException e) {
            section.problem(key, "is '" + Excerpt.of(String.valueOf(e.getValue())) + "': " + mend(e));
        } catch (JsonMappingException e) {
            section.problem(key, "has the wrong form: write " + form(type));
        } catch (IOException e) {
            throw new IllegalStateException("JSON in memory cannot be read", e);
        }
        return null;
    }

    private static boolean hasNull(JsonNode array) {
        for (JsonNode item : array) {
            if (item.isNull()) {
                return true;
            }
        }
        return false;
    }

    private static String mend(InvalidFormatException wrong) {
        Class<?> wanted = wrong.getTargetType();
        if (wanted.isEnum()) {
            return "write one of "
                    + String.join(
                            ", ",
                            Arrays.stream(wanted.getEnumConstants())
                                    .map(constant -> constant.toString().toLowerCase(java.util.Locale.ROOT))
                                    .toList());
        }
        return wanted.equals(Duration.class)
                ? wrong.getOriginalMessage().replaceFirst("^.*: (?=write )", "")
                : "write " + form(VALUES.constructType(wanted));
    }

    private static String form(JavaType type) {
        if (type.isCollectionLikeType()) {
            return "a list, as [A, B]";
        }
        if (type.isMapLikeType()) {
            return "keys with values below it";
        }
        if (type.hasRawClass(Boolean.class) || type.hasRawClass(boolean.class)) {
            return "true or false";
        }
        return Number.class.isAssignableFrom(type.getRawClass()) || type.isPrimitive() ? "a number" : "one value";
    }

    private static <R> Optional<R> make(Section section, Class<R> type, List<Class<?>> types, List<Object> values) {
        try {
            Constructor<R> constructor = type.getDeclaredConstructor(types.toArray(new Class<?>[0]));
            return Optional.of(constructor.newInstance(values.toArray()));
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException refused) {
                section.refused(refused.getMessage(), keys(type));
                return Optional.empty();
            }
            throw new IllegalStateException(type + " fails in its constructor", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " is no public record", e);
        }
    }

    private static final class WrittenDuration extends StdDeserializer<Duration> {

        private static final long serialVersionUID = 1;

        WrittenDuration() {
            super(Duration.class);
        }

        @Override
        public Duration deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            try {
                return Durations.read(parser.getText());
            } catch (IllegalArgumentException e) {
                return (Duration) context.handleWeirdStringValue(Duration.class, parser.getText(), e.getMessage());
            }
        }
    }
}
