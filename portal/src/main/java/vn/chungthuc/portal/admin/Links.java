package vn.chungthuc.portal.admin;

import java.net.URI;
import java.util.Map;
import java.util.function.Function;
import vn.chungthuc.pdf.TimestampAuthorities;
import vn.chungthuc.portal.outbox.Attempt;

/// The neighbours that the configuration names, to be tried.
///
/// @param mailFrom the sender's address
/// @param mail sends a mail that says nothing to that address; waits for the server's answer
/// @param authorities of timestamps for finished copies, by their address, in the order in which
///   they are asked
public record Links(
        String mailFrom,
        Function<String, Attempt> mail,
        Map<URI, TimestampAuthorities.Authority> authorities) {}
