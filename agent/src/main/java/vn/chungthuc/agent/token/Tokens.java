package vn.chungthuc.agent.token;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.chungthuc.protocol.ProblemException;

/// All tokens that this workstation has at a moment.
public final class Tokens {
    private static final Logger LOG = LoggerFactory.getLogger(Tokens.class);

    private final List<Path> drivers;
    private final List<Path> files;

    /// @param drivers PKCS#11 modules, see [Drivers]
    /// @param files PKCS#12 files
    public Tokens(List<Path> drivers, List<Path> files) {
        this.drivers = List.copyOf(drivers);
        this.files = List.copyOf(files);
    }

    /// Looks anew at each module; one that fails does not hide the others.
    public List<Token> present() {
        var found = new ArrayList<Token>();
        for (var module : drivers) {
            try {
                for (var seen : new Pkcs11Probe(module).tokens()) {
                    found.add(new CardToken(module, seen));
                }
            } catch (ProblemException e) {
                LOG.warn("driver {}: {}", module.getFileName(), e.getMessage());
            }
        }
        files.forEach(file -> found.add(new FileToken(file)));
        return found;
    }
}
