/// What may be believed of a signature; an auditor can read this package alone.
///
/// [TrustAnchors] (whom the portal trusts), [CertificateCheck] (may this certificate sign),
/// [SignatureCheck] (what a document's signatures are worth). Must not know routes, SQL or
/// dossiers.
@NullMarked
package vn.chungthuc.portal.signature;

import org.jspecify.annotations.NullMarked;
