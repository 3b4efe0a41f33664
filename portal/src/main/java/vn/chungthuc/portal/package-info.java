/// The portal: intake, queues, registers, delivery and look-up.
///
/// [PortalMain] reads [PortalConfig], wires every feature by constructor and deploys
/// [PortalVerticle] (the site) and the relay (the worker).
///
/// Only this package knows all features; nothing below knows it.
@NullMarked
package vn.chungthuc.portal;

import org.jspecify.annotations.NullMarked;
