package vn.chungthuc.portal.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.Serial;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.function.Function;

/// Records as one tree of JSON, and back: names are those of the records, times are ISO 8601, bytes
/// base64url. This is how a judgement leaves the child that made it.
final class JudgementJson {
    private static final ObjectMapper MAPPER = JsonMapper.builder().addModule(times()).build();

    private JudgementJson() {}

    static JsonNode write(Object judgement) {
        return MAPPER.valueToTree(judgement);
    }

    /// @throws JsonProcessingException if that is no such record
    static <T> T read(JsonNode json, Class<T> type) throws JsonProcessingException {
        return MAPPER.treeToValue(json, type);
    }

    private static SimpleModule times() {
        return new SimpleModule()
                .addSerializer(Instant.class, ToStringSerializer.instance)
                .addDeserializer(Instant.class, new Time<>(Instant.class, Instant::parse))
                .addSerializer(OffsetDateTime.class, ToStringSerializer.instance)
                .addDeserializer(
                        OffsetDateTime.class,
                        new Time<>(OffsetDateTime.class, OffsetDateTime::parse));
    }

    private static final class Time<T> extends FromStringDeserializer<T> {
        @Serial private static final long serialVersionUID = 1;

        private final transient Function<String, T> parse;

        Time(Class<T> type, Function<String, T> parse) {
            super(type);
            this.parse = parse;
        }

        @Override
        protected T _deserialize(String value, DeserializationContext context) {
            return parse.apply(value);
        }
    }
}
