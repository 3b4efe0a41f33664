package vn.chungthuc.portal.signature;

import java.io.IOException;
import java.io.OutputStream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cms.CMSTypedData;
import vn.chungthuc.pdf.Source;

/// The signed bytes as the content of a detached CMS, read from the file.
record RangeContent(Source source, SignedRange range) implements CMSTypedData {
    @Override
    public ASN1ObjectIdentifier getContentType() {
        return PKCSObjectIdentifiers.data;
    }

    @Override
    public void write(OutputStream out) throws IOException {
        copy(out, 0, range.gap().start());
        copy(out, range.gap().end(), range.end());
    }

    private void copy(OutputStream out, long from, long until) throws IOException {
        for (long at = from; at < until; ) {
            int take = (int) Math.min(1 << 16, until - at);
            out.write(source.bytes(at, take));
            at += take;
        }
    }

    @Override
    public Object getContent() {
        return range;
    }
}
