/// What anybody may see: the look-up behind the QR code.
///
/// [LookUpRoutes] is all there is.
@NullMarked
package vn.chungthuc.portal.citizen;

import org.jspecify.annotations.NullMarked;
