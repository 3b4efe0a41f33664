package vn.chungthuc.agent.driver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;

/// The PKCS#11 modules that are asked, in this order: those of the configuration, the known ones
/// that exist, OpenSC. No request and no folder listing ever adds one.
public final class Drivers {
    private Drivers() {}

    /// @param configured by the administrator; whether they exist or not
    public static List<Driver> of(List<Path> configured) {
        var known = KnownDrivers.of(System.getProperty("os.name"));
        var seen = new HashSet<Path>();
        return Stream.concat(
                        named(configured).stream(),
                        known.stream().filter(driver -> Files.isRegularFile(driver.module())))
                .filter(driver -> seen.add(real(driver.module())))
                .toList();
    }

    /// These and no others.
    public static List<Driver> named(List<Path> modules) {
        return modules.stream().map(path -> new Driver(path, Driver.Source.NAMED)).toList();
    }

    /// One file under two names is one driver.
    private static Path real(Path module) {
        try {
            return module.toRealPath();
        } catch (IOException e) {
            return module;
        }
    }
}
