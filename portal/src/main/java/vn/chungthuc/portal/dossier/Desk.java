package vn.chungthuc.portal.dossier;

/// To whom a dossier is returned for rework.
public enum Desk {
    INTAKE,
    LEADER
}
