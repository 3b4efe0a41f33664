/// Signing in and out.
///
/// [SignInRoutes] (the page), [PasswordRoutes] (one's own new one), [Throttle] (wrong tries by
/// account and address), [Accounts] (who has that password), [Passwords] (Argon2id). Sessions
/// themselves are `web`'s.
@NullMarked
package vn.chungthuc.portal.account;

import org.jspecify.annotations.NullMarked;
