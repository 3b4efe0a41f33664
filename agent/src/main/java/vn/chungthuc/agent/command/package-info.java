/// The program's command line, for people, for scripts and for those who look after computers.
///
/// [Commands] finds the command: [DoctorCommand] and [TokensCommand] show ([ShowOptions]);
/// [SignCommand] signs any page of any PDF with a key file or a token. Its flow: [SignOptions]
/// (what is asked), [Pin] (asked or read, wiped), [KeyChoice] (which certificate), [SignedFile]
/// (the copy that grows). A [Refusal] is what a person reads when nothing was done.
///
/// Must not know servers, windows or portals: whoever calls it consented by calling.
@NullMarked
package vn.chungthuc.agent.command;

import org.jspecify.annotations.NullMarked;
