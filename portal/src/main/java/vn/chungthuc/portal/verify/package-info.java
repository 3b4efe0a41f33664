/// What files of unknown origin are worth, for whoever asks.
///
/// In the order of the flow: [VerifyRoutes] (the page) and [ApiRoutes] (programs with [ApiKeys])
/// take files; [VerifyDesk] (through its [Turnstile]) has them judged, [Prefixes] and [LookUpCode]
/// tell which copy a file is or claims to be, [IssuedCopies] what the register knows of it; the
/// words are `report`'s, [ReportJson] is the form for programs. [VerifyMain] is the same judge as a
/// command-line program, [VerdictJson] its line.
///
/// Judging is `signature`'s.
@NullMarked
package vn.chungthuc.portal.verify;

import org.jspecify.annotations.NullMarked;
