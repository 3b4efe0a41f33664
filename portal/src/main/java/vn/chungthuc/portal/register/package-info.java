/// The records clerk's room: registers, numbers, seals.
///
/// [DeskRoutes] (the sealing queue: list, view, complete, return), [SealRoutes] (number, ticket,
/// result), [SealPage]; [RegisterRoutes] ([RegisterForm]) and [RegisterSheetRoutes] (the registers'
/// pages; sheets, workbooks by [RegisterBook]); [Registers] ([Register], [RegisterSaved],
/// [RegisterClosed]), [RegisterLines], [NumberReport], [Numbers] ([Reservation]).
///
/// This package must not know the other features.
@NullMarked
package vn.chungthuc.portal.register;

import org.jspecify.annotations.NullMarked;
