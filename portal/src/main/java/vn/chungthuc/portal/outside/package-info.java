/// The one way out to servers that others name: [Fetch] and where it may not lead.
@NullMarked
package vn.chungthuc.portal.outside;

import org.jspecify.annotations.NullMarked;
