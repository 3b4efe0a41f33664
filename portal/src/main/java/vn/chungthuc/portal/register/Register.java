package vn.chungthuc.portal.register;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A volume of the certification register ("sổ chứng thực").
///
/// @param volume "Quyển số" as printed, for instance `01/2026-SCTĐT/BS`
/// @param firstNumber "Số ban đầu"
/// @param takeoverReason why that is not the next number; empty when it is
/// @param opened the first day on which it issues numbers
/// @param closed the last one
/// @param lastIssued "Số hiện tại"; null while none was issued
/// @param empty no number was ever reserved in it
/// @param closing null: not closed by anybody yet
public record Register(
        UUID id,
        String name,
        String volume,
        int firstNumber,
        String takeoverReason,
        LocalDate opened,
        LocalDate closed,
        @Nullable Integer lastIssued,
        boolean empty,
        @Nullable Closing closing) {
    /// "Khóa sổ": done by a person and for good.
    ///
    /// @param total numbers issued; voided lines are not counted
    public record Closing(Instant at, String by, int total) {}

    /// How a register stands on a day.
    public enum State {
        LATER,
        OPEN,
        /// Past its last day, its total not yet taken.
        OVER,
        CLOSED
    }

    public State state(LocalDate day) {
        if (closing != null) {
            return State.CLOSED;
        }
        if (day.isBefore(opened)) {
            return State.LATER;
        }
        return day.isAfter(closed) ? State.OVER : State.OPEN;
    }

    /// Whether both might issue numbers on the same day: a clerk has to choose each time.
    public boolean overlaps(Register other) {
        return closing == null
                && other.closing == null
                && overlaps(other.opened, other.closed)
                && !id.equals(other.id);
    }

    public boolean overlaps(LocalDate from, LocalDate to) {
        return !opened.isAfter(to) && !closed.isBefore(from);
    }

    /// What the clerk types.
    public record Entry(
            String name,
            String volume,
            int firstNumber,
            String takeoverReason,
            LocalDate opened,
            LocalDate closed) {}
}
