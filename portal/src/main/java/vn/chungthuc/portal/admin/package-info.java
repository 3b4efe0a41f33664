/// The administrator's desk: what an office needs before it can work, and what does not go on.
///
/// [AdminRoutes] (the parts), [StartRoutes] (start page, stuck work, journal), [SetUp] and [Check]
/// (what is missing), [StuckWork] (entries that fail, dossiers that are late), [Journal] (who
/// changed what).
///
/// This package must not know what a dossier says: an administrator sees codes, never people.
@NullMarked
package vn.chungthuc.portal.admin;

import org.jspecify.annotations.NullMarked;
