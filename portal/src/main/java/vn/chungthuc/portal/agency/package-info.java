/// Offices, the people in them and what they sign with.
///
/// [Agencies] (offices, document types, clauses, holidays), [Officials] (log-ins and rights),
/// [SigningMeans] (registered certificates, images of signature and seal), [OfficeTime] (days and
/// due days), [PublicCode] (random codes that name their agency).
///
/// This package must not know dossiers or HTTP.
@NullMarked
package vn.chungthuc.portal.agency;

import org.jspecify.annotations.NullMarked;
