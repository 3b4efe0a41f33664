/// Which portals this agent trusts, beyond what stands in its files.
///
/// [KeyFetch] asks a portal for the keys that it publishes.
///
/// Must not know the port, tokens or windows: no request ever reaches this package.
@NullMarked
package vn.chungthuc.agent.trust;

import org.jspecify.annotations.NullMarked;
