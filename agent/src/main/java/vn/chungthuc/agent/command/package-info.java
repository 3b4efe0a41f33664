/// Signing from the command line: any page of any PDF, with a key file or a token.
///
/// In the order of the flow: [SignOptions] (what is asked), [SignCommand] (the whole story), [Pin]
/// (asked or read, wiped), [KeyChoice] (which certificate), [SignedFile] (the copy that grows),
/// [Refusal] and [Words] (what a person reads).
///
/// Must not know servers, windows or portals: whoever calls it consented by calling.
@NullMarked
package vn.chungthuc.agent.command;

import org.jspecify.annotations.NullMarked;
