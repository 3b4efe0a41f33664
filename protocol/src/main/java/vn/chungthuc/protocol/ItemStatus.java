package vn.chungthuc.protocol;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/// How one item of a job stands; `state` names the record, in lower case.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "state")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ItemStatus.Awaiting.class, name = "awaiting"),
    @JsonSubTypes.Type(value = ItemStatus.Ready.class, name = "ready"),
    @JsonSubTypes.Type(value = ItemStatus.Shown.class, name = "shown"),
    @JsonSubTypes.Type(value = ItemStatus.Signing.class, name = "signing"),
    @JsonSubTypes.Type(value = ItemStatus.Done.class, name = "done"),
    @JsonSubTypes.Type(value = ItemStatus.Cancelled.class, name = "cancelled"),
    @JsonSubTypes.Type(value = ItemStatus.Failed.class, name = "failed")
})
public sealed interface ItemStatus {
    /// Its document has not arrived yet.
    record Awaiting() implements ItemStatus {}

    /// Its document is in; another job's window may be open before its own.
    record Ready() implements ItemStatus {}

    /// The person has it before them.
    record Shown() implements ItemStatus {}

    /// Applied: the token signs, or the result is on its way to the portal.
    record Signing() implements ItemStatus {}

    /// The portal took the result.
    ///
    /// @param appended bytes that went to the portal
    record Done(long appended) implements ItemStatus {}

    /// The person said no or closed the window.
    record Cancelled() implements ItemStatus {}

    /// It ended otherwise.
    record Failed(Problem problem) implements ItemStatus {}

    default boolean ended() {
        return switch (this) {
            case Done _, Cancelled _, Failed _ -> true;
            case Awaiting _, Ready _, Shown _, Signing _ -> false;
        };
    }
}
