/// [Words]: the one way from a key to a sentence, for window, command line and self-check. Knows no
/// other part.
@NullMarked
package vn.chungthuc.agent.words;

import org.jspecify.annotations.NullMarked;
