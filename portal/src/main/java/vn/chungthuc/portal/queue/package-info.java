/// The leader's desk: "Bản sao chờ ký".
///
/// [QueueRoutes] (list, dossier view, forward, return), [SignRoutes] (tickets and results),
/// [QueuePage] (what the dossier view shows).
@NullMarked
package vn.chungthuc.portal.queue;

import org.jspecify.annotations.NullMarked;
