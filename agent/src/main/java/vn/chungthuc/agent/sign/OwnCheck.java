package vn.chungthuc.agent.sign;

import java.security.cert.X509Certificate;
import vn.chungthuc.agent.sign.Consent.Paper;

final class OwnCheck {
    private OwnCheck() {}

    static void verify(Paper paper, byte[] appended, X509Certificate signer) {}
}
