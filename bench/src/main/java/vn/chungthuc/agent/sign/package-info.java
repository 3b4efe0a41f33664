/// The one measurement that looks inside the agent.
@NullMarked
package vn.chungthuc.agent.sign;

import org.jspecify.annotations.NullMarked;
