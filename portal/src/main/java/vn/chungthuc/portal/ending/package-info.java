/// How a dossier ends other than by delivery, and what stays of it.
///
/// [RefusalRoutes] ([RefusalForm], [Ground]; "Từ chối chứng thực" and its slip), [EndingRoutes]
/// ("Dừng giải quyết", "Thu hồi trình ký"), [AnnulmentRoutes] ([AnnulmentForm]; "Hủy bỏ giá trị
/// pháp lý"); [Endings] (each in one transaction), [Refusals], [DecisionFiles].
///
/// This package must not know the other features: what a dossier holds of theirs is taken back
/// through [Endings.Release].
@NullMarked
package vn.chungthuc.portal.ending;

import org.jspecify.annotations.NullMarked;
