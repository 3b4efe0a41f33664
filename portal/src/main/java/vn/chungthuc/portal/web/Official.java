package vn.chungthuc.portal.web;

import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who is signed in, and for which agency this session works.
///
/// @param id the official's
/// @param name full name, NFC
/// @param agency the agency whose dossiers the session sees, and no other's; null when the official
///   is attached to none, and then there are no roles either
/// @param agencyName as shown on every page; `—` without an agency
/// @param roles what the official may do there, in the order of the work; may be empty
public record Official(
        UUID id, String name, @Nullable UUID agency, String agencyName, Set<Role> roles) {
    public Official {
        var inOrder = EnumSet.noneOf(Role.class);
        inOrder.addAll(roles);
        roles = java.util.Collections.unmodifiableSet(inOrder);
    }

    public boolean may(Role role) {
        return roles.contains(role);
    }

    /// Where this official's work begins.
    public String firstPage() {
        return roles.isEmpty() ? "/tracking" : roles.iterator().next().firstPage();
    }
}
