package vn.chungthuc.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Security;
import java.security.Signature;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SoftTokenIT {
    @TempDir Path folder;

    @Test
    void twoTokensInOneFolderSignWithTheirOwnKeys() throws Exception {
        Needs.that(SoftToken.available(), "softhsm2");
        var pki = TestPki.create(InstantSource.system());
        var rsa = pki.signer("Nguyễn Văn Mẫu", "Xã Mẫu", TestPki.KeyKind.RSA_2048);
        var ec = pki.signer("Ủy ban nhân dân xã Mẫu", "Xã Mẫu", TestPki.KeyKind.EC_P256);
        var first = SoftToken.create(folder, "Lãnh đạo", "12345678", rsa);
        var second = SoftToken.create(folder, "Văn thư", "87654321", ec);
        second.useInThisProcess();
        signs(first, rsa);
        signs(second, ec);
    }

    private static void signs(SoftToken token, Identity identity) throws Exception {
        var settings =
                "--name=t%d\nlibrary=%s\nslot=%d\n"
                        .formatted(token.slot(), SoftToken.library(), token.slot());
        var provider = Security.getProvider("SunPKCS11").configure(settings);
        var store = KeyStore.getInstance("PKCS11", provider);
        store.load(null, token.pin().toCharArray());
        var alias = store.aliases().nextElement();
        assertThat(store.getCertificateChain(alias)[0]).isEqualTo(identity.certificate());
        var signature = Signature.getInstance(identity.algorithm(), provider);
        signature.initSign((PrivateKey) store.getKey(alias, null));
        signature.update(folderless());
        var signed = signature.sign();
        var check = Signature.getInstance(identity.algorithm());
        check.initVerify(identity.certificate());
        check.update(folderless());
        assertThat(check.verify(signed)).isTrue();
    }

    private static byte[] folderless() {
        return new byte[] {1, 2, 3};
    }
}
