package vn.chungthuc.pdf;

import java.io.IOException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.protocol.Base64Url;
import vn.chungthuc.protocol.Sha256;

/// Revision 5 and each renewal: what will prove the signatures when nobody can be asked any more
/// (the DSS dictionary, ISO 32000-2, 12.8.4.3), and a timestamp of the whole document over it
/// (12.8.5). New or changed are only the catalog's `/DSS`, the form's `/Fields` and what these lead
/// to: no page, no earlier field, so the lock of the seal stays unviolated.
public final class LongTermRevision {
    /// Hidden from nobody, printed, locked: the field has no extent (ISO 32000-2, 12.7.5.5).
    private static final int FLAGS = 132;

    private static final String NAME = "Timestamp";

    private final OpenSignature open;

    private LongTermRevision(OpenSignature open) {
        this.open = open;
    }

    /// What proves signatures and timestamps, each thing DER.
    ///
    /// @param certificates of signers, authorities and responders (RFC 5280)
    /// @param answers OCSP responses (RFC 6960), whole
    /// @param lists revocation lists (RFC 5280)
    public record Evidence(
            List<Base64Url> certificates, List<Base64Url> answers, List<Base64Url> lists) {
        public Evidence {
            certificates = List.copyOf(certificates);
            answers = List.copyOf(answers);
            lists = List.copyOf(lists);
        }
    }

    /// @param baseHash SHA-256 of all bytes of `base`
    /// @param room how many bytes the timestamp may have
    public static LongTermRevision lay(PdfFile base, Sha256 baseHash, Evidence evidence, int room)
            throws IOException, PdfFault {
        var revision = new Revision(base, baseHash);
        var catalog = base.catalog();
        var store = store(base, revision, evidence);
        if (catalog.get("DSS") instanceof PdfValue.Ref known) {
            revision.put(known, store);
        } else {
            catalog = catalog.with("DSS", revision.add(store));
        }
        var timestamp = revision.reserve();
        int range = OpenSignature.write(revision, timestamp, dictionary(), room);
        var form = base.resolve(catalog.get("AcroForm"));
        if (!(form instanceof PdfValue.Dict fields)) {
            throw new PdfFault(PdfFault.Kind.NOT_THE_PROFILE, "no form");
        }
        var grown = withField(base, fields, revision.add(field(base, fields, timestamp)));
        if (catalog.get("AcroForm") instanceof PdfValue.Ref reference) {
            revision.put(reference, grown);
        } else {
            catalog = catalog.with("AcroForm", grown);
        }
        if (!catalog.equals(base.catalog())) {
            revision.put(base.catalogRef(), catalog);
        }
        return new LongTermRevision(OpenSignature.finish(revision, base, range, room));
    }

    private static PdfValue.Dict dictionary() {
        return PdfValue.dict(
                "Type", PdfValue.name("DocTimeStamp"),
                "Filter", PdfValue.name("Adobe.PPKLite"),
                "SubFilter", PdfValue.name("ETSI.RFC3161"));
    }

    /// What was there stays; what is new is added.
    private static PdfValue.Dict store(PdfFile base, Revision revision, Evidence evidence)
            throws IOException, PdfFault {
        var store =
                base.resolve(base.catalog().get("DSS")) instanceof PdfValue.Dict earlier
                        ? earlier
                        : PdfValue.dict("Type", PdfValue.name("DSS"));
        store = with(base, revision, store, "Certs", evidence.certificates());
        store = with(base, revision, store, "OCSPs", evidence.answers());
        return with(base, revision, store, "CRLs", evidence.lists());
    }

    private static PdfValue.Dict with(
            PdfFile base,
            Revision revision,
            PdfValue.Dict store,
            String key,
            List<Base64Url> contents)
            throws IOException, PdfFault {
        var references = new ArrayList<PdfValue>();
        var known = new HashSet<Base64Url>();
        if (base.resolve(store.get(key)) instanceof PdfValue.Array(var earlier)) {
            for (var item : earlier) {
                references.add(item);
                if (base.resolve(item) instanceof PdfValue.Stream stream) {
                    known.add(Base64Url.of(base.decode(stream)));
                }
            }
        }
        for (var content : contents) {
            if (known.add(content)) {
                references.add(
                        revision.addStream(
                                PdfValue.dict("Filter", PdfValue.name("FlateDecode")),
                                Flate.deflate(content.bytes())));
            }
        }
        return references.isEmpty() ? store : store.with(key, new PdfValue.Array(references));
    }

    /// A signature field without extent; it stands on no page's list of annotations, since no page
    /// may change.
    private static PdfValue.Dict field(PdfFile base, PdfValue.Dict form, PdfValue.Ref timestamp)
            throws IOException, PdfFault {
        var page = base.kids(base.pagesRoot()).getLast();
        return PdfValue.dict(
                "Type", PdfValue.name("Annot"),
                "Subtype", PdfValue.name("Widget"),
                "FT", PdfValue.name("Sig"),
                "T", PdfValue.text(freeName(base, form)),
                "F", PdfValue.number(FLAGS),
                "P", page,
                "Rect", PdfValue.numbers(0, 0, 0, 0),
                "V", timestamp);
    }

    private static String freeName(PdfFile base, PdfValue.Dict form) throws IOException, PdfFault {
        Set<String> taken = new HashSet<>();
        for (var item : fields(base, form)) {
            if (base.resolve(item) instanceof PdfValue.Dict field
                    && field.get("T") instanceof PdfValue.Str name) {
                taken.add(PdfValue.textOf(name));
            }
        }
        int number = 1;
        while (taken.contains(NAME + number)) {
            number++;
        }
        return NAME + number;
    }

    private static PdfValue.Dict withField(PdfFile base, PdfValue.Dict form, PdfValue.Ref field)
            throws IOException, PdfFault {
        var grown = new ArrayList<>(fields(base, form));
        grown.add(field);
        return form.with("Fields", new PdfValue.Array(grown));
    }

    private static List<PdfValue> fields(PdfFile base, PdfValue.Dict form)
            throws IOException, PdfFault {
        @Nullable PdfValue fields = form.get("Fields");
        return base.resolve(fields) instanceof PdfValue.Array(var items) ? items : List.of();
    }

    /// What the timestamp must be about: SHA-256 of everything but its own place.
    ///
    /// @param stateAfterBase a SHA-256 that has read the base; it is used up
    public Sha256 imprint(MessageDigest stateAfterBase) {
        open.signedBytes(stateAfterBase::update);
        return Sha256.ofDigest(stateAfterBase.digest());
    }

    /// The appended bytes.
    public byte[] with(Timestamp timestamp) throws PdfFault {
        return open.with(timestamp.token().bytes());
    }
}
