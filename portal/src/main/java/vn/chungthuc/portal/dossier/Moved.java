package vn.chungthuc.portal.dossier;

import java.time.Instant;

/// Did the move happen?
public sealed interface Moved {
    record Done(Dossier dossier) implements Moved {}

    /// Somebody was faster: "Hồ sơ vừa được … xử lý lúc …".
    ///
    /// @param by name of that official; empty: the portal itself
    record Lost(String by, Instant at, Status now) implements Moved {}
}
