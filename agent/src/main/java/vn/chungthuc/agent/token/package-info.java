/// Keys and where they live. With `card` the only package that touches key stores and PKCS#11.
///
/// In the order of use: [Tokens] (all of them, at one look an [Inventory] with a [DriverReport] for
/// each driver), [CardDriver] (a driver in a child process, a [DriverProcess]), [Token] with
/// [CardToken] and [FileToken], [TokenCertificate] (what can be chosen), [PinState], [OpenKey] with
/// [CardKey] and [JcaKey] (after the PIN), [TokenTrouble] (what went wrong, in our words).
///
/// Must not know HTTP, documents or windows.
@NullMarked
package vn.chungthuc.agent.token;

import org.jspecify.annotations.NullMarked;
