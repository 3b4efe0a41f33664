/// What the planner makes of the kernel's lists: [QueuePlans] sees the statements themselves.
@NullMarked
package vn.chungthuc.portal.dossier;

import org.jspecify.annotations.NullMarked;
