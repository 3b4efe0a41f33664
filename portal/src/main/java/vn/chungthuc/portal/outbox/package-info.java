/// What the portal owes the outside: written in the transaction that promises it, done later.
///
/// [Outbox] (add; claim, finish, put off), [Relay] (a worker's loop), [Attempt] (how one try went).
///
/// This package must not know what the entries are about: a carrier for each kind does.
@NullMarked
package vn.chungthuc.portal.outbox;

import org.jspecify.annotations.NullMarked;
