package vn.chungthuc.agent.sign;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import vn.chungthuc.protocol.ProblemException;
import vn.chungthuc.protocol.ProblemType;

/// JSON as this agent reads and writes it: no unknown, missing, null or double member, nothing
/// after the end.
public final class StrictJson {
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build();

    private StrictJson() {}

    /// @param otherwise the problem when `json` is not exactly a `type`
    public static <T> T read(byte[] json, Class<T> type, ProblemType otherwise) {
        try {
            T value = JSON.readValue(json, type);
            if (value == null) {
                throw new ProblemException(otherwise, "null");
            }
            return value;
        } catch (IOException | RuntimeException e) {
            // the parser's message quotes what it read: the name of the fault must do
            throw new ProblemException(
                    otherwise, type.getSimpleName() + " " + e.getClass().getSimpleName());
        }
    }

    public static byte[] write(Object value) {
        try {
            return JSON.writeValueAsBytes(value);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
