package vn.chungthuc.agent.doctor;

import java.util.Locale;

/// What the self-check can find, layer by layer. Sentence and next step stand in
/// `messages_*.properties` under [#code()].
public enum Symptom {
    PROGRAM(Layer.PROGRAM, Verdict.GOOD),
    CONFIGURATION_READ(Layer.CONFIGURATION, Verdict.GOOD),
    CONFIGURATION_BROKEN(Layer.CONFIGURATION, Verdict.FAULT),
    DATA_FOLDER_CLOSED(Layer.CONFIGURATION, Verdict.FAULT),
    SCREEN_THERE(Layer.SCREEN, Verdict.GOOD),
    SCREEN_MISSING(Layer.SCREEN, Verdict.FAULT),
    AGENT_LISTENS(Layer.PORTS, Verdict.GOOD),
    AGENT_OF_ANOTHER_USER(Layer.PORTS, Verdict.GOOD),
    AGENT_NOT_RUNNING(Layer.PORTS, Verdict.WARNING),
    PORT_TAKEN(Layer.PORTS, Verdict.WARNING),
    PORTS_ALL_TAKEN(Layer.PORTS, Verdict.FAULT),
    DRIVER_FOUND(Layer.DRIVERS, Verdict.GOOD),
    DRIVER_REJECTED(Layer.DRIVERS, Verdict.WARNING),
    DRIVER_NONE(Layer.DRIVERS, Verdict.WARNING),
    TOKEN_PRESENT(Layer.TOKENS, Verdict.GOOD),
    TOKEN_COUNT_LOW(Layer.TOKENS, Verdict.WARNING),
    TOKEN_FINAL_TRY(Layer.TOKENS, Verdict.WARNING),
    TOKEN_LOCKED(Layer.TOKENS, Verdict.FAULT),
    TOKEN_NONE(Layer.TOKENS, Verdict.FAULT),
    CERTIFICATE_GOOD(Layer.CERTIFICATES, Verdict.GOOD),
    CERTIFICATE_ENDS_SOON(Layer.CERTIFICATES, Verdict.WARNING),
    CERTIFICATE_EXPIRED(Layer.CERTIFICATES, Verdict.WARNING),
    CERTIFICATE_NOT_YET_VALID(Layer.CERTIFICATES, Verdict.WARNING),
    CERTIFICATE_NOT_FOR_SIGNING(Layer.CERTIFICATES, Verdict.WARNING),
    CERTIFICATE_TOO_WEAK(Layer.CERTIFICATES, Verdict.WARNING),
    CERTIFICATE_HIDDEN(Layer.CERTIFICATES, Verdict.WARNING),
    CERTIFICATE_NONE(Layer.CERTIFICATES, Verdict.FAULT),
    PORTAL_GOOD(Layer.PORTALS, Verdict.GOOD),
    PORTAL_UNREACHABLE(Layer.PORTALS, Verdict.FAULT),
    PORTAL_KEYS_DIFFER(Layer.PORTALS, Verdict.FAULT),
    PORTAL_NONE(Layer.PORTALS, Verdict.FAULT),
    CLOCK_RIGHT(Layer.CLOCK, Verdict.GOOD),
    CLOCK_WRONG(Layer.CLOCK, Verdict.FAULT),
    CLOCK_UNKNOWN(Layer.CLOCK, Verdict.WARNING),
    TIMESTAMP_GIVEN(Layer.TIMESTAMPS, Verdict.GOOD),
    TIMESTAMP_REFUSED(Layer.TIMESTAMPS, Verdict.WARNING),
    TIMESTAMPS_ALL_FAIL(Layer.TIMESTAMPS, Verdict.FAULT),
    TIMESTAMPS_NONE(Layer.TIMESTAMPS, Verdict.GOOD);

    /// What builds on what, from the bottom.
    public enum Layer {
        PROGRAM,
        CONFIGURATION,
        SCREEN,
        PORTS,
        DRIVERS,
        TOKENS,
        CERTIFICATES,
        PORTALS,
        CLOCK,
        TIMESTAMPS
    }

    /// How bad it is: a FAULT stops signing, a WARNING may.
    public enum Verdict {
        GOOD,
        WARNING,
        FAULT
    }

    private final Layer layer;
    private final Verdict verdict;

    Symptom(Layer layer, Verdict verdict) {
        this.layer = layer;
        this.verdict = verdict;
    }

    public Layer layer() {
        return layer;
    }

    public Verdict verdict() {
        return verdict;
    }

    /// Stable, for scripts: `portal-unreachable` for instance.
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
