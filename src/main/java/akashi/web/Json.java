package akashi.web;

import akashi.core.fault.Fault;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** JSON as the API speaks it: times in RFC 3339 UTC, empty optionals as null, unknown fields refused by name. */
final class Json {

    private static final int DEEPEST = 50;
    private static final ObjectMapper MAPPER = mapper();

    private Json() {}

    static byte[] write(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads a body; what does not fit is bad input under the path of the field, such as {@code set[0].slot}. */
    static <T> T read(byte[] json, Class<T> type) {
        try {
            T value = MAPPER.readValue(json, type);
            if (value == null) {
                throw new Fault.BadInput("body", "web.json.malformed");
            }
            return value;
        } catch (JsonMappingException e) {
            if (e.getCause() instanceof Fault fault) {
                throw fault;
            }
            String path = path(e);
            throw path.isEmpty() ? new Fault.BadInput("body", "web.json.object") : unfit(path, e);
        } catch (IOException e) {
            throw new Fault.BadInput("body", "web.json.malformed");
        }
    }

    /** Where only some words fit, they are told. */
    private static Fault.BadInput unfit(String path, JsonMappingException e) {
        if (e instanceof InvalidFormatException wrong && wrong.getTargetType().isEnum()) {
            String words = Stream.of(wrong.getTargetType().getEnumConstants())
                    .map(MAPPER::valueToTree)
                    .map(Object::toString)
                    .map(word -> word.replace("\"", ""))
                    .collect(Collectors.joining(", "));
            return new Fault.BadInput(path, "web.json.choice", words);
        }
        return new Fault.BadInput(path, "web.json.unfit");
    }

    private static String path(JsonMappingException e) {
        String path = e.getPath().stream()
                .map(ref -> ref.getFieldName() == null ? "[" + ref.getIndex() + "]" : "." + ref.getFieldName())
                .collect(Collectors.joining());
        return path.replaceFirst("^\\.", "");
    }

    private static ObjectMapper mapper() {
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        SimpleModule module = new SimpleModule();
        module.addSerializer(Instant.class, ToStringSerializer.instance);
        module.addSerializer(LocalDate.class, ToStringSerializer.instance);
        module.addSerializer(new Optionals());
        module.addDeserializer(Instant.class, new Instants());
        ObjectMapper mapper = JsonMapper.builder(factory)
                .addModule(module)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .build();
        // A number where a name belongs is a slip, not a name.
        mapper.coercionConfigFor(LogicalType.Textual)
                .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
        return mapper;
    }

    private static final class Optionals extends StdSerializer<Optional<?>> {
        Optionals() {
            super(Optional.class, false);
        }

        @Override
        public void serialize(Optional<?> value, JsonGenerator out, SerializerProvider provider) throws IOException {
            provider.defaultSerializeValue(value.orElse(null), out);
        }
    }

    private static final class Instants extends FromStringDeserializer<Instant> {
        Instants() {
            super(Instant.class);
        }

        @Override
        protected Instant _deserialize(String value, com.fasterxml.jackson.databind.DeserializationContext context)
                throws IOException {
            try {
                return Instant.parse(value);
            } catch (java.time.DateTimeException e) {
                return (Instant) context.handleWeirdStringValue(Instant.class, value, "no RFC 3339 time");
            }
        }
    }
}
