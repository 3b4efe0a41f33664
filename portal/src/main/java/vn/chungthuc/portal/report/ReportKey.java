package vn.chungthuc.portal.report;

import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import vn.chungthuc.pdf.Cms;
import vn.chungthuc.pdf.FreePlace;
import vn.chungthuc.pdf.FreeRevision;
import vn.chungthuc.pdf.PdfFault;
import vn.chungthuc.pdf.PdfFile;
import vn.chungthuc.pdf.PlacementFault;
import vn.chungthuc.pdf.Source;
import vn.chungthuc.protocol.Sha256;

/// The portal's own key, which signs reports (PAdES B-B, ETSI EN 319 142-1): one PKCS#12 file (RFC
/// 7292) with one key and its chain. It signs nothing that anybody outside wrote.
public final class ReportKey {
    private static final String SEAL = "chungthuc sealed sheet 1\n";

    private final PrivateKey key;
    private final List<X509Certificate> chain;

    private ReportKey(PrivateKey key, List<X509Certificate> chain) {
        this.key = key;
        this.chain = List.copyOf(chain);
    }

    /// @throws IOException also when the file holds no key or the password is wrong
    public static ReportKey read(ReportSettings settings) throws IOException {
        var password = Files.readString(settings.passwordFile()).lines().findFirst().orElse("");
        try (var in = Files.newInputStream(settings.key())) {
            var store = KeyStore.getInstance("PKCS12");
            store.load(in, password.toCharArray());
            for (var alias : Collections.list(store.aliases())) {
                if (store.getKey(alias, password.toCharArray()) instanceof PrivateKey key) {
                    return new ReportKey(key, chain(store, alias));
                }
            }
            throw new IOException(settings.key() + " holds no key");
        } catch (GeneralSecurityException e) {
            throw new IOException(settings.key() + " cannot be used", e);
        }
    }

    private static List<X509Certificate> chain(KeyStore store, String alias)
            throws GeneralSecurityException {
        var chain = new ArrayList<X509Certificate>();
        for (var each : store.getCertificateChain(alias)) {
            chain.add((X509Certificate) each);
        }
        return chain;
    }

    /// What holds sheets together between the page and the paper.
    public SealedSheet seal() {
        var digest = Sha256.newDigest();
        digest.update(SEAL.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        digest.update(key.getEncoded());
        return new SealedSheet(digest.digest());
    }

    /// `pdf` and one revision behind it: an invisible signature over all of it.
    byte[] sign(byte[] pdf, OffsetDateTime time)
            throws IOException, PdfFault, PlacementFault, GeneralSecurityException {
        var base = PdfFile.read(Source.of(pdf));
        var anywhere = new FreePlace.Wish("", FreePlace.Wish.LAST, null, "SHA256", /* reason */ "");
        var filling =
                new FreeRevision.Filling(
                        null,
                        "Chữ ký số của cổng",
                        time.truncatedTo(ChronoUnit.SECONDS),
                        "",
                        "",
                        Cms.room(chain));
        var laid =
                FreeRevision.lay(
                        base, Sha256.of(pdf).bytes(), FreePlace.find(base, anywhere), filling);
        var afterBase = Sha256.newDigest();
        afterBase.update(pdf);
        var cms = Cms.sign(laid.digest(afterBase), chain, algorithm(), this::value);
        var appended = laid.with(cms);
        var whole = java.util.Arrays.copyOf(pdf, pdf.length + appended.length);
        System.arraycopy(appended, 0, whole, pdf.length, appended.length);
        return whole;
    }

    private byte[] value(byte[] attributes) throws GeneralSecurityException {
        var signature = Signature.getInstance(algorithm());
        signature.initSign(key);
        signature.update(attributes);
        return signature.sign();
    }

    private String algorithm() {
        return key.getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
    }
}
