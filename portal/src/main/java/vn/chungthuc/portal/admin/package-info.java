/// The administrator's desk: what an office needs before it can work, and what does not go on.
///
/// [AdminRoutes] (the parts) → [StartRoutes] (start page, stuck work, journal) with [SetUpCheck]
/// over [SetUp], and [StuckWork]; [OfficialRoutes] and [ImportRoutes] (people and their rights)
/// over [Staff]; [MeansRoutes] (certificates, images, as [Offered]); [OfferRoutes] (document types,
/// clauses, holidays); [LinkRoutes] ([Links] tried, [TimestampCheck]); [Journal] (who changed
/// what); [FirstAdministrator] (how an office begins).
///
/// This package must not know what a dossier says: an administrator sees codes, never people.
@NullMarked
package vn.chungthuc.portal.admin;

import org.jspecify.annotations.NullMarked;
