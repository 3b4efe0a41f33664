/// "Theo dõi hồ sơ chứng thực": every dossier of the agency, its timeline and its files.
///
/// [TrackingRoutes] is all there is; it changes nothing.
@NullMarked
package vn.chungthuc.portal.tracking;

import org.jspecify.annotations.NullMarked;
