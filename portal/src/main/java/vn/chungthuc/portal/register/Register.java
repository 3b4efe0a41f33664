package vn.chungthuc.portal.register;

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
public record Register(
        UUID id,
        String name,
        String volume,
        int firstNumber,
        String takeoverReason,
        LocalDate opened,
        LocalDate closed,
        @Nullable Integer lastIssued,
        boolean empty) {
    public boolean open(LocalDate day) {
        return !day.isBefore(opened) && !day.isAfter(closed);
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
