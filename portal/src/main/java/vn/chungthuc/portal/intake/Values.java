package vn.chungthuc.portal.intake;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import vn.chungthuc.portal.dossier.Dossier;
import vn.chungthuc.portal.dossier.Extension;
import vn.chungthuc.portal.dossier.Registrant;
import vn.chungthuc.portal.web.Form;

/// The intake form's fields as typed: what a refusal gives back to the officer.
///
/// @param key the form's idempotency key: one form, one dossier, however often it is sent
/// @param kind CITIZEN or BUSINESS
/// @param type a document type's name, or [#OTHER]
/// @param clause id of a clause
/// @param leader id of a leader; empty: the shared queue
/// @param extensions why it takes longer
public record Values(
        String key,
        String kind,
        String name,
        String email,
        String idNumber,
        String phone,
        String behalf,
        String type,
        String otherType,
        String pages,
        String copies,
        String note,
        String receipt,
        String clause,
        String leader,
        Set<Extension> extensions,
        boolean compared) {
    static final String OTHER = "other";

    static Values empty() {
        return new Values(
                newKey(), "CITIZEN", "", "", "", "", "", "", "", "", "1", "", "", "", "", Set.of(),
                false);
    }

    static Values of(Form form) {
        return new Values(
                key(form.text("key")),
                form.text("kind").equals("BUSINESS") ? "BUSINESS" : "CITIZEN",
                form.text("name"),
                form.text("email"),
                form.text("idNumber").replaceAll("[ .]", "").toUpperCase(Locale.ROOT),
                form.text("phone").replaceAll("[ .()-]", ""),
                form.text("behalf"),
                form.text("type"),
                form.text("otherType"),
                form.text("pages"),
                form.text("copies"),
                form.lines("note"),
                form.text("receipt"),
                form.text("clause"),
                form.text("leader"),
                extensions(form.texts("extension")),
                form.ticked("compared"));
    }

    /// The next paper of the same person.
    static Values forSamePerson(Registrant who) {
        var empty = empty();
        return new Values(
                empty.key(),
                who.kind().name(),
                who.name(),
                who.email(),
                who.idNumber(),
                who.phone(),
                who.onBehalfOf(),
                "",
                "",
                "",
                "1",
                "",
                "",
                "",
                "",
                Set.of(),
                false);
    }

    /// A returned dossier, to be edited. The comparison of scan and original is asked anew.
    static Values of(Dossier dossier, IntakeForm.Choices choices) {
        var who = dossier.registrant();
        var paper = dossier.original();
        boolean listed = choices.types().contains(paper.documentType());
        var leader = dossier.namedLeader();
        return new Values(
                newKey(),
                who.kind().name(),
                who.name(),
                who.email(),
                who.idNumber(),
                who.phone(),
                who.onBehalfOf(),
                listed ? paper.documentType() : OTHER,
                listed ? "" : paper.documentType(),
                String.valueOf(paper.pages()),
                String.valueOf(paper.copies()),
                paper.note(),
                paper.receipt(),
                choices.clauses().stream()
                        .filter(clause -> clause.title().equals(dossier.clause()))
                        .map(clause -> clause.id().toString())
                        .findFirst()
                        .orElse(""),
                leader == null ? "" : leader.toString(),
                dossier.extensions(),
                false);
    }

    /// "Số trang bản chính" is preset from the scan when nothing was typed.
    Values withPagesOf(ScanDesk.Taken taken) {
        return pages.isEmpty() && taken instanceof ScanDesk.Taken.Fine(var scan, _)
                ? with(String.valueOf(scan.pages()))
                : this;
    }

    private Values with(String pageCount) {
        return new Values(
                key,
                kind,
                name,
                email,
                idNumber,
                phone,
                behalf,
                type,
                otherType,
                pageCount,
                copies,
                note,
                receipt,
                clause,
                leader,
                extensions,
                compared);
    }

    public boolean other() {
        return type.equals(OTHER);
    }

    private static Set<Extension> extensions(List<String> sent) {
        return Arrays.stream(Extension.values())
                .filter(one -> sent.contains(one.name()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String key(String sent) {
        return sent.matches("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}") ? sent : newKey();
    }

    private static String newKey() {
        return UUID.randomUUID().toString();
    }
}
