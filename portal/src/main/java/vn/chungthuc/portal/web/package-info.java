/// What all pages share: who comes in, what goes out.
///
/// In the order of a request: [SecurityHeaders], [Fields], [Pace] (by [Caller]), [Body] and
/// [IncomingFile] (which wait until it is known who sends), [Gate] (session, role, CSRF token),
/// [Sessions], [Session], [Official], [Role], [Visit] or [Guest], [Form]; then [Pages] (templates,
/// [Frame], [Menu], [Words], [Shown]), [WaitingRoutes] (the menu's counts for a page that stays
/// open), [Download] (documents, by Range), [OutgoingFile] (made while it is sent), [Assets]; and
/// [ProblemHandler], the one exit for what went wrong.
///
/// This package must not know the features; of the kernel it knows only how lists are searched.
@NullMarked
package vn.chungthuc.portal.web;

import org.jspecify.annotations.NullMarked;
