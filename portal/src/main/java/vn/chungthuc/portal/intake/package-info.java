/// The counter: takes an original in and sends it to the leader.
///
/// [IntakeRoutes] (the form), [Values] (as typed), [IntakeForm] (accepted or rejected), [ScanDesk]
/// (the file: [PdfCheck] with [StreamBounds], [KeptScans], [CertificationPage]), [Counter] ("Trình
/// ký", in one transaction), [FormPage] (what the page shows), [ReturnedRoutes] (what came back).
@NullMarked
package vn.chungthuc.portal.intake;

import org.jspecify.annotations.NullMarked;
