package vn.chungthuc.agent.driver;

import java.nio.file.Path;

/// A PKCS#11 module that may be loaded.
///
/// @param module absolute path
/// @param source who named it
public record Driver(Path module, Source source) {
    /// In the order in which they are asked.
    public enum Source {
        /// the administrator, or who called the command line
        NAMED,
        /// [KnownDrivers]
        KNOWN,
        /// drives many cards, most of them better done by their makers' own
        OPENSC,
        /// SoftHSM
        TRAINING
    }

    /// The module's file name, for people.
    public String name() {
        return String.valueOf(module.getFileName());
    }
}
