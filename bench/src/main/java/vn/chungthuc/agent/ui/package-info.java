/// Measures what only the window's own package can reach.
@NullMarked
package vn.chungthuc.agent.ui;

import org.jspecify.annotations.NullMarked;
