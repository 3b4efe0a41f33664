/// The images that signatures show: the agency's seal, the leaders' signatures.
///
/// [SealImage] turns a PNG into the samples that a PDF holds. Must not know HTTP.
@NullMarked
package vn.chungthuc.portal.seal;

import org.jspecify.annotations.NullMarked;
