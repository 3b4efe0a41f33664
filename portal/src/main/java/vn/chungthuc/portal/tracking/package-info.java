/// "Theo dõi hồ sơ chứng thực": every dossier of the agency, its timeline and its files.
///
/// [TrackingRoutes] shows a [TrackingPage], with the ends that an official may bring about (they
/// lie in `ending`); it changes nothing itself.
@NullMarked
package vn.chungthuc.portal.tracking;

import org.jspecify.annotations.NullMarked;
