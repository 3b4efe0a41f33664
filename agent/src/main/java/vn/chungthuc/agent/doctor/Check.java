package vn.chungthuc.agent.doctor;

import java.util.List;

/// Looks at one or two layers of this computer. It takes seconds at most, changes nothing and asks
/// for no PIN.
interface Check {
    List<Finding> look();
}
