package io.culprit.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * A record's component as it travels, told from its annotations.
 *
 * @param name the property's name in JSON
 * @param type the component's type, or what an optional may hold
 * @param element what a list holds
 * @param optional whether the property may be absent
 */
record WireProperty(String name, Class<?> type, Optional<Class<?>> element, boolean optional) {

    /** The properties of a record, those of unwrapped components included; type ids are not among them. */
    static List<WireProperty> of(Class<?> record) {
        return Stream.of(record.getRecordComponents())
                .flatMap(component -> component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)
                        ? of(component.getType()).stream()
                        : Stream.of(of(record, component)))
                .toList();
    }

    /** The properties by which a reader tells the record from its siblings. */
    static List<String> typeIds(Class<?> type) {
        return Stream.concat(
                        Stream.ofNullable(type.getDeclaredAnnotation(JsonTypeInfo.class))
                                .map(JsonTypeInfo::property),
                        Stream.of(type.getInterfaces()).flatMap(parent -> typeIds(parent).stream()))
                .toList();
    }

    /** The JSON type, empty where the schema lists the values instead. */
    String jsonType() {
        if (type.isEnum()) {
            return "";
        }
        if (type == String.class || type == Instant.class || type == Duration.class || type == LocalDate.class) {
            return "string";
        }
        if (type == int.class || type == long.class || type == OptionalInt.class || type == OptionalLong.class) {
            return "integer";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "boolean";
        }
        if (type == Double.class) {
            return "number";
        }
        if (type == List.class) {
            return "array";
        }
        if (type.isRecord() || Map.class.isAssignableFrom(type)) {
            return "object";
        }
        throw new AssertionError("no JSON type is known for " + type + " of " + name);
    }

    String format() {
        return type == Instant.class ? "date-time" : type == LocalDate.class ? "date" : "";
    }

    /** The values of an enum as they are written. */
    List<String> labels() {
        return Stream.of(type.getEnumConstants())
                .map(value -> Json.mapper().convertValue(value, String.class))
                .toList();
    }

    /** The record that stands in this property, alone or in a list. */
    Optional<Class<?>> nested() {
        return Optional.<Class<?>>of(element.orElse(type)).filter(Class::isRecord);
    }

    private static WireProperty of(Class<?> record, RecordComponent component) {
        Class<?> type = component.getType();
        Optional<Class<?>> argument = argument(component.getGenericType());
        boolean optional = type == Optional.class || type == OptionalInt.class || type == OptionalLong.class;
        return new WireProperty(
                name(record, component),
                type == Optional.class ? argument.orElseThrow() : type,
                type == List.class ? argument : Optional.empty(),
                optional);
    }

    private static String name(Class<?> record, RecordComponent component) {
        Method accessor = component.getAccessor();
        JsonProperty given = accessor.getAnnotation(JsonProperty.class);
        if (given != null) {
            return given.value();
        }
        JsonNaming naming = record.getAnnotation(JsonNaming.class);
        return naming != null && naming.value() == PropertyNamingStrategies.SnakeCaseStrategy.class
                ? new PropertyNamingStrategies.SnakeCaseStrategy().translate(component.getName())
                : component.getName();
    }

    private static Optional<Class<?>> argument(Type type) {
        return type instanceof ParameterizedType parameterized
                        && parameterized.getActualTypeArguments()[0] instanceof Class<?> first
                ? Optional.of(first)
                : Optional.empty();
    }
}
