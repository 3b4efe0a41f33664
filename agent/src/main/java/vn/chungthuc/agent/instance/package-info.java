/// One agent a person: [Doorbell] hands what a second start wanted to the agent that runs.
///
/// Knows no other part.
@NullMarked
package vn.chungthuc.agent.instance;

import org.jspecify.annotations.NullMarked;
