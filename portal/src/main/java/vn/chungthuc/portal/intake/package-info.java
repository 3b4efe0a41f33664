/// The counter: takes an original in and sends it to the leader.
///
/// [IntakeRoutes] (the form), [Values] (as typed), [IntakeForm] (accepted or rejected), [ScanDesk]
/// (the file: [Inspector] asks a child for [PdfCheck]; [KeptScans], [CertificationPage]), [Counter]
/// ("Trình ký", in one transaction), [FormPage] (what the page shows), [ReturnedRoutes] (what came
/// back). [InspectMain] is the check alone.
///
/// [PdfCheck] collects [Findings] of [Dangers] (with [Actions], [Annotations]), [StreamBounds]
/// (with [Pictures] and [PictureHead]), [Painted], [Paths] and [OtherFormats]: a [Reason] or some
/// [Caution]s.
@NullMarked
package vn.chungthuc.portal.intake;

import org.jspecify.annotations.NullMarked;
