package vn.chungthuc.portal.report;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.nio.file.Path;

/// Where the key is that signs reports.
///
/// @param key the PKCS#12 file
/// @param passwordFile its password, in the first line
@JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
public record ReportSettings(Path key, Path passwordFile) {
    public ReportSettings {
        if (key == null || passwordFile == null) {
            throw new IllegalArgumentException("report needs key and password-file");
        }
    }
}
