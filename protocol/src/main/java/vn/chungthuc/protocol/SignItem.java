package vn.chungthuc.protocol;

/// What the agent's window shows and draws for one dossier. Its exact bytes travel as one base64url
/// string and are covered by the ticket's `item` hash: the window shows nothing else.
///
/// @param dossierCode for instance `H55.242-261123-010005`
/// @param documentType the kind of original
/// @param registrant the person or business the copy is for
/// @param agency the issuing office
/// @param signer the official or office whose signature this is
/// @param appearance the visible part
public record SignItem(
        String dossierCode,
        String documentType,
        String registrant,
        String agency,
        String signer,
        Appearance appearance) {}
