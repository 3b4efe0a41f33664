package vn.chungthuc.portal.trust;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.portal.signature.Belief.Family;
import vn.chungthuc.portal.signature.TrustAnchors;
import vn.chungthuc.protocol.Sha256;

/// Whom the administrator trusts, from a folder of certificates (PEM or DER, `.pem .crt .cer
/// .der`).
///
/// With a `trust-list.yaml` in it, that file is the list: each certificate stands there with its
/// SHA-256, its family, where it came from and who confirmed it; one that is missing, differs, or
/// is not listed stops the program. Without one every certificate of the folder is an anchor, of
/// the family that its fingerprint is known for.
///
/// @param anchors at which a path may end
/// @param intermediates known besides, since signatures often hold the signer's certificate alone
public record TrustList(List<Anchor> anchors, List<X509Certificate> intermediates) {
    private static final String LIST = "trust-list.yaml";
    private static final YAMLMapper YAML =
            YAMLMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
    private static final Map<String, Family> KNOWN = known();

    public record Anchor(X509Certificate certificate, Family family) {}

    /// One line of the list.
    ///
    /// @param use `anchor` or `intermediate`; an anchor if it is not said
    /// @param source where it was fetched
    /// @param confirmed who compared the fingerprint with whom, and when
    record Entry(
            String file,
            String sha256,
            String family,
            @Nullable String use,
            String source,
            String confirmed) {
        Entry {
            Objects.requireNonNull(file, "file");
            Objects.requireNonNull(sha256, "sha256");
            Objects.requireNonNull(family, "family");
            Objects.requireNonNull(source, "source");
            Objects.requireNonNull(confirmed, "confirmed");
        }
    }

    record Fingerprint(String sha256, String family) {}

    public TrustList {
        anchors = List.copyOf(anchors);
        intermediates = List.copyOf(intermediates);
    }

    /// @throws IOException if the folder cannot be read, names no anchor, or holds what its list
    ///   does not say
    public static TrustList fromFolder(Path folder) throws IOException {
        var files = files(folder);
        var list =
                Files.exists(folder.resolve(LIST))
                        ? listed(folder.resolve(LIST), files)
                        : unlisted(files);
        if (list.anchors.isEmpty()) {
            throw new IOException("no trust anchor in " + folder);
        }
        return list;
    }

    /// The same for those who only build paths.
    public TrustAnchors paths() {
        return TrustAnchors.of(anchors.stream().map(Anchor::certificate).toList());
    }

    private static Map<String, byte[]> files(Path folder) throws IOException {
        var files = new HashMap<String, byte[]>();
        try (var found = Files.newDirectoryStream(folder, "*.{pem,crt,cer,der}")) {
            for (var file : found) {
                files.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
        return files;
    }

    private static TrustList unlisted(Map<String, byte[]> files) throws IOException {
        var anchors = new ArrayList<Anchor>();
        for (var file : files.entrySet()) {
            var certificate = certificate(file.getKey(), file.getValue());
            var family = KNOWN.getOrDefault(fingerprint(certificate), Family.OTHER);
            anchors.add(new Anchor(certificate, family));
        }
        return new TrustList(anchors, List.of());
    }

    private static TrustList listed(Path list, Map<String, byte[]> files) throws IOException {
        var anchors = new ArrayList<Anchor>();
        var intermediates = new ArrayList<X509Certificate>();
        for (var entry : YAML.readValue(list.toFile(), Entry[].class)) {
            var bytes = files.remove(entry.file());
            if (bytes == null) {
                throw new IOException(LIST + " names a file that is not there: " + entry.file());
            }
            var certificate = certificate(entry.file(), bytes);
            if (!fingerprint(certificate).equals(plain(entry.sha256()))) {
                throw new IOException("not the certificate of " + LIST + ": " + entry.file());
            }
            if ("intermediate".equals(entry.use())) {
                intermediates.add(certificate);
            } else {
                anchors.add(new Anchor(certificate, family(entry.family())));
            }
        }
        if (!files.isEmpty()) {
            throw new IOException(LIST + " does not name " + String.join(", ", files.keySet()));
        }
        return new TrustList(anchors, intermediates);
    }

    private static Family family(String word) throws IOException {
        for (var family : Family.values()) {
            if (family.word().equals(word)) {
                return family;
            }
        }
        throw new IOException(LIST + " knows public-duty, public and other, not " + word);
    }

    private static X509Certificate certificate(String file, byte[] bytes) throws IOException {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509")
                            .generateCertificate(new ByteArrayInputStream(bytes));
        } catch (GeneralSecurityException e) {
            throw new IOException("no certificate in " + file, e);
        }
    }

    private static String fingerprint(X509Certificate certificate) throws IOException {
        try {
            var digest = Sha256.newDigest().digest(certificate.getEncoded());
            return HexFormat.of().formatHex(digest);
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private static String plain(String fingerprint) {
        return fingerprint.replaceAll("[^0-9A-Fa-f]", "").toLowerCase(Locale.ROOT);
    }

    private static Map<String, Family> known() {
        try (var in = TrustList.class.getResourceAsStream("known.yaml")) {
            var known = new HashMap<String, Family>();
            for (var each : YAML.readValue(Objects.requireNonNull(in), Fingerprint[].class)) {
                known.put(plain(each.sha256()), family(each.family()));
            }
            return Map.copyOf(known);
        } catch (IOException e) {
            throw new IllegalStateException("known.yaml", e);
        }
    }
}
