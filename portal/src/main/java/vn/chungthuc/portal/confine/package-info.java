/// Work on foreign files in processes that may be killed: each has its own heap and clock, reads no
/// configuration and opens no connection. A crafted file can end one of them, never the portal.
///
/// In the order of the flow: [Work] (what there is to do, by name), [Confined] (a pool of children,
/// asked from here), [Child] (one process and the lines to and from it), [ChildLoop] (the other end
/// of the lines).
///
/// It knows no PDF: which function does which work is told by the main class of the child.
@NullMarked
package vn.chungthuc.portal.confine;

import org.jspecify.annotations.NullMarked;
