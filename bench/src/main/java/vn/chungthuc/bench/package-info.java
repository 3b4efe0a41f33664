/// Measured, not asserted: each class here sets our code beside its peers and the physical floor,
/// in one run, on the same file with the same key. [PdfBench], [VerifyBench], [AgentBench] and
/// [PortalBench] are the entries.
@NullMarked
package vn.chungthuc.bench;

import org.jspecify.annotations.NullMarked;
