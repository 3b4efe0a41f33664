/// The judge as a command-line program: files in, one JSON line each out.
///
/// [VerifyMain] (arguments, output), [VerdictJson] (what a line holds). Judging is `signature`'s.
@NullMarked
package vn.chungthuc.portal.verify;

import org.jspecify.annotations.NullMarked;
