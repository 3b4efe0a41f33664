/// The window in which a person sees and consents: the only package that touches Swing.
///
/// In the order of the flow: [SignWindow] (implements Consent), [SignFrame] (the steps), with
/// [PaperFacts] (who asks, for what), [CertificateList], [PinField], [PagesView] over [PageImages]
/// (every page of these very bytes), [Placement] and [StampImage] (the stamp as it will be),
/// [Messages] and [Look].
///
/// Must not know HTTP or key stores.
@NullMarked
package vn.chungthuc.agent.ui;

import org.jspecify.annotations.NullMarked;
