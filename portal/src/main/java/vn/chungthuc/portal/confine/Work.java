package vn.chungthuc.portal.confine;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;

/// Kinds of work that a child does.
public enum Work {
    /// Whether a scan may become a certified copy.
    INSPECT,
    /// What the signatures of a file are worth, by its bytes.
    VERIFY,
    /// Which look-up code of ours a file prints.
    LOOK_UP_CODE;

    /// Does it: from a request to an answer, both JSON.
    public interface Function {
        JsonNode answer(JsonNode request) throws IOException;
    }
}
