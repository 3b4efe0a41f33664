/// The child process in which one PKCS#11 module lives, and the words that its parent uses with it.
/// Native code can hang and crash; here it takes nobody along.
///
/// In the order of the flow: [CardMain] (the child's main class), [CardDesk] (one question at a
/// time), [Talk] in [Frames] (questions and answers), [Cryptoki] with [CryptokiLayout] (the
/// module's calls by the Foreign Function API), [TokenReader] (what can be seen without a PIN),
/// [LoggedIn] (after the PIN) with [Mechanism], over [TokenObjects]. [CryptokiFault] is what a
/// module answered, [Ending] how the child goes.
///
/// Knows nothing of ours but the value types of `protocol`; writes no log.
@NullMarked
package vn.chungthuc.agent.card;

import org.jspecify.annotations.NullMarked;
