package vn.chungthuc.portal.signing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.pdf.PdfFault;
import vn.chungthuc.pdf.SignaturePlace;
import vn.chungthuc.portal.agency.Agency;
import vn.chungthuc.portal.agency.OfficeTime;
import vn.chungthuc.portal.agency.Officials;
import vn.chungthuc.portal.agency.SigningMeans;
import vn.chungthuc.portal.dossier.Dossier;
import vn.chungthuc.portal.signing.SignDesign.Numbering;
import vn.chungthuc.portal.store.Document;
import vn.chungthuc.portal.store.Documents;
import vn.chungthuc.portal.store.Offload;
import vn.chungthuc.portal.store.Segment;
import vn.chungthuc.protocol.Base64Url;
import vn.chungthuc.protocol.ProblemException;
import vn.chungthuc.protocol.ProblemType;
import vn.chungthuc.protocol.Sha256;
import vn.chungthuc.protocol.SignItem;
import vn.chungthuc.protocol.SigningStage;

/// Draws up what a ticket shall allow: base, place, item, images, certificates.
public final class Orders {
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final Offload pdfPool;
    private final Documents documents;
    private final Officials officials;
    private final SigningMeans means;
    private final InstantSource clock;

    public Orders(
            Offload pdfPool,
            Documents documents,
            Officials officials,
            SigningMeans means,
            InstantSource clock) {
        this.pdfPool = pdfPool;
        this.documents = documents;
        this.officials = officials;
        this.means = means;
        this.clock = clock;
    }

    /// For the leader's signature on the copy; an earlier one of his is left aside.
    ///
    /// @throws ProblemException SIGNER_NOT_READY without image, certificate or post
    public TicketOrder leader(Agency agency, Dossier dossier, UUID leader) {
        var base = base(dossier, Segment.Kind.CERTIFICATION_PAGE);
        var signer = signer(agency.id(), leader);
        var drawn =
                pdfPool.run(() -> {
                    var places = places(dossier, base);
                    var item = SignDesign.leader(copy(agency, dossier), signer, places);
                    return new Paper(base, places, item);
                });
        return order(
                agency,
                dossier,
                new Signature(SigningStage.SIGN, SignaturePlace.LEADER, leader, ""),
                drawn,
                means.certificates(agency.id(), leader));
    }

    /// An order of the office's seal that waits for its number: drawn before any lock is held, so
    /// that reserving a number and issuing its ticket is a short transaction.
    public interface SealDraft {
        TicketOrder with(Numbering numbering);
    }

    /// For the office's seal over the leader's signature.
    ///
    /// @param leader who signed
    /// @param clerk who seals
    public SealDraft office(Agency agency, Dossier dossier, UUID leader, UUID clerk) {
        var base = base(dossier, Segment.Kind.LEADER_SIGNATURE);
        var unsigned = base.upTo(Segment.Kind.CERTIFICATION_PAGE).orElseThrow();
        var signer = signer(agency.id(), leader);
        var registered = image(agency.id(), null);
        var certificates = means.certificates(agency.id(), null);
        var copy = copy(agency, dossier);
        return pdfPool.run(() -> {
            var before = places(dossier, unsigned);
            var look = SignDesign.leader(copy, signer, before).appearance();
            var shown = new SignDesign.LeaderShown(look);
            var places = places(dossier, base);
            var seal = SignDesign.seal(registered);
            return numbering -> {
                var item = SignDesign.office(copy, numbering, seal, places, shown);
                return order(
                        agency,
                        dossier,
                        new Signature(
                                SigningStage.SEAL,
                                SignaturePlace.OFFICE,
                                clerk,
                                numbering.reason()),
                        new Paper(base, places, item),
                        certificates);
            };
        });
    }

    private record Signature(SigningStage stage, String field, UUID official, String reason) {}

    private record Paper(Document base, SignDesign.Places places, SignItem item) {}

    private SignDesign.Leader signer(UUID agency, UUID leader) {
        var today = OfficeTime.day(clock.instant());
        var holder =
                officials
                        .holder(agency, "LEADER", leader, today)
                        .orElseThrow(() -> notReady("no post"));
        var title =
                holder.basis().isEmpty() ? holder.title() : holder.basis() + " " + holder.title();
        return new SignDesign.Leader(title, holder.name(), image(agency, leader));
    }

    private SignDesign.Image image(UUID agency, @Nullable UUID official) {
        var image = means.image(agency, official).orElseThrow(() -> notReady("no image"));
        return new SignDesign.Image(image.png(), image.widthMm(), image.heightMm());
    }

    private static SignDesign.Copy copy(Agency agency, Dossier dossier) {
        return new SignDesign.Copy(
                dossier.code(),
                dossier.original().documentType(),
                dossier.registrant().name(),
                agency.name());
    }

    private TicketOrder order(
            Agency agency,
            Dossier dossier,
            Signature signature,
            Paper paper,
            List<SigningMeans.Certificate> certificates) {
        if (certificates.isEmpty()) {
            throw notReady("no certificate");
        }
        return new TicketOrder(
                agency,
                dossier.id(),
                signature.official(),
                signature.stage(),
                paper.base(),
                signature.field(),
                paper.places().page(),
                paper.places().slot(),
                Base64Url.of(json(paper.item()).getBytes(StandardCharsets.UTF_8)),
                images(paper.item()),
                signature.reason(),
                certificates.stream().map(SigningMeans.Certificate::sha256).toList());
    }

    private Document base(Dossier dossier, Segment.Kind last) {
        return documents
                .find(dossier.agency(), dossier.document())
                .flatMap(document -> document.upTo(last))
                .orElseThrow(() -> new ProblemException(ProblemType.DOSSIER_MOVED_ON));
    }

    private SignDesign.Places places(Dossier dossier, Document document) throws IOException {
        try (var open = documents.open(dossier.agency(), dossier.id(), document)) {
            return SignDesign.Places.of(open.source());
        } catch (PdfFault e) {
            throw new ProblemException(ProblemType.DOCUMENT_UNREADABLE, e.getMessage(), e);
        }
    }

    private static List<Sha256> images(SignItem item) {
        var image = item.appearance().image();
        var hashes = new ArrayList<Sha256>();
        if (image != null) {
            hashes.add(Sha256.of(image.rgb().bytes()));
            hashes.add(Sha256.of(image.alpha().bytes()));
        }
        return hashes;
    }

    private static ProblemException notReady(String why) {
        return new ProblemException(ProblemType.SIGNER_NOT_READY, why);
    }

    private static String json(SignItem item) {
        try {
            return JSON.writeValueAsString(item);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
