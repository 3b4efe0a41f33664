package vn.chungthuc.agent.token;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.chungthuc.protocol.ProblemException;
import vn.chungthuc.protocol.ProblemType;

/// A PKCS#12 file (RFC 7292), for training. Its certificates must be readable before the password:
/// either they are not encrypted in it, or they stand in a PEM file of the same name beside it
/// (`leader.p12`, `leader.pem`).
public final class FileToken implements Token {
    private static final Logger LOG = LoggerFactory.getLogger(FileToken.class);

    private final Path file;

    public FileToken(Path file) {
        this.file = file;
    }

    @Override
    public String label() {
        return name();
    }

    @Override
    public PinState pinState() {
        return PinState.FINE;
    }

    @Override
    public List<TokenCertificate> certificates() {
        try {
            var inside = leaves(load(null));
            return new CertificateChains(inside.isEmpty() ? beside() : inside).signers();
        } catch (IOException | GeneralSecurityException e) {
            LOG.warn("{} shows no certificate: {}", name(), e.getClass().getSimpleName());
            return List.of();
        }
    }

    /// The certificates of its keys, for a file that hides them behind its password: also one that
    /// its owner issued to itself, as tools do for a first try.
    ///
    /// @throws ProblemException PIN_INCORRECT or DRIVER_FAILED
    public List<TokenCertificate> certificates(char[] pin) {
        try {
            var store = load(pin);
            var found = new ArrayList<TokenCertificate>();
            for (var alias : Collections.list(store.aliases())) {
                if (store.isKeyEntry(alias)
                        && store.getCertificate(alias) instanceof X509Certificate leaf) {
                    found.add(new TokenCertificate(leaf));
                }
            }
            return found;
        } catch (IOException e) {
            throw wrongPassword(e);
        } catch (GeneralSecurityException e) {
            throw TokenTrouble.of(e, ProblemType.DRIVER_FAILED);
        }
    }

    @Override
    public OpenKey open(TokenCertificate certificate, char[] pin) {
        try {
            var store = load(pin);
            for (var alias : Collections.list(store.aliases())) {
                if (certificate.leaf().equals(store.getCertificate(alias))
                        && store.getKey(alias, pin) instanceof PrivateKey key) {
                    return new JcaKey(key, chain(store, alias));
                }
            }
            throw new ProblemException(ProblemType.CERTIFICATE_MISSING, name());
        } catch (UnrecoverableKeyException e) {
            throw new ProblemException(ProblemType.PIN_INCORRECT, name());
        } catch (IOException e) {
            throw wrongPassword(e);
        } catch (GeneralSecurityException e) {
            throw TokenTrouble.of(e, ProblemType.DRIVER_FAILED);
        }
    }

    /// KeyStore.load's contract: a wrong password is an IOException with this cause.
    private ProblemException wrongPassword(IOException e) {
        return new ProblemException(
                e.getCause() instanceof UnrecoverableKeyException
                        ? ProblemType.PIN_INCORRECT
                        : ProblemType.DRIVER_FAILED,
                name());
    }

    private KeyStore load(char @org.jspecify.annotations.Nullable [] pin)
            throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(file)) {
            store.load(in, pin);
        }
        return store;
    }

    private static List<X509Certificate> leaves(KeyStore store) throws GeneralSecurityException {
        var found = new ArrayList<X509Certificate>();
        for (var alias : Collections.list(store.aliases())) {
            if (store.getCertificate(alias) instanceof X509Certificate leaf) {
                found.add(leaf);
            }
        }
        return found;
    }

    private List<X509Certificate> beside() throws IOException, GeneralSecurityException {
        var pem = file.resolveSibling(name().replaceFirst("\\.[^.]*$", "") + ".pem");
        if (!Files.exists(pem)) {
            LOG.warn("{} needs its certificates in a .pem file beside it", name());
            return List.of();
        }
        var in = new ByteArrayInputStream(Files.readAllBytes(pem));
        return CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                .map(X509Certificate.class::cast)
                .toList();
    }

    private static List<X509Certificate> chain(KeyStore store, String alias)
            throws GeneralSecurityException {
        return Arrays.stream(store.getCertificateChain(alias))
                .map(X509Certificate.class::cast)
                .toList();
    }

    private String name() {
        return String.valueOf(file.getFileName());
    }
}
