/// Keys and where they live: the only package that touches key stores and PKCS#11.
///
/// In the order of use: [Drivers] (which modules), [Pkcs11Probe] (what is plugged in, before any
/// PIN), [Tokens] (all of them), [Token] with [CardToken] and [FileToken], [TokenCertificate] (what
/// can be chosen), [OpenKey] (after the PIN), [TokenTrouble] (what went wrong, in our words).
///
/// Must not know HTTP, documents or windows.
@NullMarked
package vn.chungthuc.agent.token;

import org.jspecify.annotations.NullMarked;
