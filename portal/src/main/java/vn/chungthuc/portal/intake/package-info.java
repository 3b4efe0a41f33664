/// From the counter to the leader's queue: the form, the check of the scan, the certification page.
///
/// [PdfCheck] decides whether a scan can be taken (its streams: [StreamBounds]);
/// [CertificationPage] composes what is appended to it. The form and its routes stand beside them.
@NullMarked
package vn.chungthuc.portal.intake;

import org.jspecify.annotations.NullMarked;
