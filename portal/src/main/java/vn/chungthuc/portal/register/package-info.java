/// The records clerk's room: registers, numbers, seals.
///
/// [Registers] ([Register], [RegisterSaved]), [Numbers] ([Reservation]).
///
/// This package must not know the other features.
@NullMarked
package vn.chungthuc.portal.register;

import org.jspecify.annotations.NullMarked;
