package vn.chungthuc.agent.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.chungthuc.testkit.Needs;
import vn.chungthuc.testkit.SoftToken;

class ModuleFileTest {
    private static final String ENTRY = "C_GetFunctionList";
    private static final ModuleFile LINUX = ModuleFile.reader("Linux", "amd64");
    private static final ModuleFile WINDOWS = ModuleFile.reader("Windows 11", "amd64");
    private static final ModuleFile MAC = ModuleFile.reader("Mac OS X", "aarch64");
    private static final int MAC_X86 = 0x01000007;
    private static final int MAC_ARM = 0x0100000C;

    @TempDir private Path folder;

    @Test
    void takesALibraryOfThisSystemThatIsPkcs11() throws IOException {
        assertThat(LINUX.refusal(file(MachineCode.elf(2, 62, ENTRY)))).isEmpty();
        assertThat(WINDOWS.refusal(file(MachineCode.pe(true, 0x8664, ENTRY)))).isEmpty();
        assertThat(MAC.refusal(file(MachineCode.machO(MAC_ARM, ENTRY)))).isEmpty();
        var both =
                MachineCode.fat(
                        MachineCode.machO(MAC_X86, ENTRY), MachineCode.machO(MAC_ARM, ENTRY));
        assertThat(MAC.refusal(file(both))).isEmpty();
    }

    @Test
    void callsA32BitDriverSo() throws IOException {
        assertThat(LINUX.refusal(file(MachineCode.elf(1, 3, ENTRY))))
                .contains(DriverVerdict.BITS_32);
        assertThat(WINDOWS.refusal(file(MachineCode.pe(false, 0x14C, ENTRY))))
                .contains(DriverVerdict.BITS_32);
    }

    @Test
    void tellsAnotherProcessorFromAnotherSystem() throws IOException {
        assertThat(LINUX.refusal(file(MachineCode.elf(2, 183, ENTRY))))
                .contains(DriverVerdict.OTHER_PROCESSOR);
        assertThat(WINDOWS.refusal(file(MachineCode.pe(true, 0xAA64, ENTRY))))
                .contains(DriverVerdict.OTHER_PROCESSOR);
        assertThat(MAC.refusal(file(MachineCode.machO(MAC_X86, ENTRY))))
                .contains(DriverVerdict.OTHER_PROCESSOR);
        assertThat(LINUX.refusal(file(MachineCode.pe(true, 0x8664, ENTRY))))
                .contains(DriverVerdict.OTHER_SYSTEM);
    }

    @Test
    void refusesALibraryThatIsNotPkcs11() throws IOException {
        assertThat(LINUX.refusal(file(MachineCode.elf(2, 62, "CSP_Entry"))))
                .contains(DriverVerdict.NOT_PKCS11);
        assertThat(WINDOWS.refusal(file(MachineCode.pe(true, 0x8664, "CPAcquireContext"))))
                .contains(DriverVerdict.NOT_PKCS11);
        assertThat(MAC.refusal(file(MachineCode.machO(MAC_ARM, "other"))))
                .contains(DriverVerdict.NOT_PKCS11);
    }

    @Test
    void refusesWhatIsNoLibrary() throws IOException {
        assertThat(LINUX.refusal(folder.resolve("absent.so"))).contains(DriverVerdict.MISSING);
        assertThat(
                        LINUX.refusal(
                                file(
                                        "#!/bin/sh\n"
                                                .getBytes(
                                                        java.nio.charset.StandardCharsets
                                                                .US_ASCII))))
                .contains(DriverVerdict.NOT_A_LIBRARY);
        assertThat(LINUX.refusal(file(new byte[0]))).contains(DriverVerdict.NOT_A_LIBRARY);
    }

    @Test
    void anyCutOfAFileIsAnAnswerAndNoFailure() throws IOException {
        for (var whole :
                new byte[][] {
                    MachineCode.elf(2, 62, ENTRY),
                    MachineCode.pe(true, 0x8664, ENTRY),
                    MachineCode.fat(MachineCode.machO(MAC_ARM, ENTRY))
                }) {
            for (int length = 0; length < whole.length; length += 37) {
                assertThat(LINUX.refusal(file(Arrays.copyOf(whole, length)))).isNotNull();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-rw-rw-", "rw-r--rw-"})
    void a29RefusesAFileThatOthersCanChange(String permissions) throws IOException {
        var module = file(MachineCode.elf(2, 62, ENTRY));
        Files.setPosixFilePermissions(module, PosixFilePermissions.fromString(permissions));
        assertThat(LINUX.refusal(module)).contains(DriverVerdict.WRITABLE_BY_OTHERS);
    }

    @Test
    void a29RefusesAFileInAFolderThatOthersCanChange() throws IOException {
        var module = file(MachineCode.elf(2, 62, ENTRY));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertThat(LINUX.refusal(module)).contains(DriverVerdict.WRITABLE_BY_OTHERS);
    }

    @Test
    void takesSoftHsmAsItLies() {
        Needs.that(SoftToken.available(), "softhsm2");
        assertThat(ModuleFile.reader().refusal(SoftToken.library())).isEmpty();
        assertThat(Drivers.of(java.util.List.of()))
                .anyMatch(driver -> driver.source() == Driver.Source.TRAINING);
    }

    @Test
    void everyVerdictHasWords() {
        for (var verdict : DriverVerdict.values()) {
            assertThat(verdict.words(Locale.of("vi"))).isNotBlank();
            assertThat(verdict.words(Locale.ENGLISH))
                    .isNotBlank()
                    .isNotEqualTo(verdict.words(Locale.of("vi")));
        }
    }

    private Path file(byte[] content) throws IOException {
        var file = Files.createTempFile(folder, "module", ".so");
        return Files.write(file, content);
    }
}
