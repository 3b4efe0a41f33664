package vn.chungthuc.portal.dossier;

/// Did this submission open a dossier?
public sealed interface Opened {
    Dossier dossier();

    record Now(Dossier dossier) implements Opened {}

    /// The same form was submitted before (a double click, a reload).
    record Before(Dossier dossier) implements Opened {}
}
