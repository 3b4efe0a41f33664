package vn.chungthuc.portal.signature;

import org.jspecify.annotations.Nullable;
import vn.chungthuc.pdf.PdfFile;
import vn.chungthuc.protocol.Base64Url;

/// One signature under examination: what was found, and what has been established so far.
final class Examined {
    final FoundSignature found;
    final Findings findings = new Findings();

    /// The newest revision that shows it.
    final PdfFile shownIn;

    /// Null until it is known to have the right shape.
    @Nullable SignedRange range;

    /// Null until it could be read.
    @Nullable SignatureValue value;

    /// Of the signed bytes; null until they were read.
    @Nullable Base64Url rangeDigest;

    /// A sound timestamp over the signature value; null if there is none.
    @Nullable Timestamp timestamp;

    Examined(FoundSignature found, PdfFile shownIn) {
        this.found = found;
        this.shownIn = shownIn;
    }

    long end() {
        return range == null ? -1 : range.end();
    }
}
