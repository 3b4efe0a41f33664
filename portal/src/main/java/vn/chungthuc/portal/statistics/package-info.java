/// "Thống kê": what an office issued between two days.
///
/// [StatisticsRoutes] (the page, the workbook), [Period] (which days), [Figures] (counts them),
/// [Report] (as counted), [StatisticsBook] (Excel).
///
/// This package must not know single dossiers: it counts, and names officials only.
@NullMarked
package vn.chungthuc.portal.statistics;

import org.jspecify.annotations.NullMarked;
