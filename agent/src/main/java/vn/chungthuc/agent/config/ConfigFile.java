package vn.chungthuc.agent.config;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.protocol.TicketKeys;

/// The person's YAML file and the administrator's policy over it: a key that the policy names is
/// taken from there alone, so that nobody adds a portal or a driver to a list that was closed.
///
/// Keys: `portals` (list of `origin`, `keys-file`), `drivers` (the policy's alone), `pkcs12`,
/// `timestamps` (list of `url`, `policy`), `language`, `data-folder`. Unknown keys are a
/// [ConfigFault]. Relative paths are taken from the folder of the file that names them.
public final class ConfigFile {
    private static final YAMLMapper YAML =
            YAMLMapper.builder()
                    .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build();
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .build();

    private record Written(
            @Nullable List<WrittenPortal> portals,
            @Nullable List<String> drivers,
            @Nullable List<String> pkcs12,
            @Nullable List<WrittenTimestamps> timestamps,
            @Nullable String language,
            @Nullable String dataFolder) {
        static final Written NOTHING = new Written(null, null, null, null, null, null);
    }

    private record WrittenTimestamps(@Nullable String url, @Nullable String policy) {}

    private record WrittenPortal(@Nullable String origin, @Nullable String keysFile) {}

    private ConfigFile() {}

    /// Reads both files; one that does not exist says nothing.
    ///
    /// @param usualDataFolder taken when neither file names a `data-folder`
    public static AgentConfig read(Path user, Path policy, Path usualDataFolder) {
        var own = written(user);
        var above = written(policy);
        if (own.drivers != null) {
            // a program that may write here must not plant one (ADR 18)
            throw new ConfigFault(user + ": drivers: only " + policy + " may name them");
        }
        var portals = new ArrayList<AllowedPortal>();
        if (above.portals != null) {
            above.portals.forEach(p -> portals.add(portal(p, policy)));
        } else if (own.portals != null) {
            own.portals.forEach(p -> portals.add(portal(p, user)));
        }
        var dataFolder =
                above.dataFolder != null
                        ? beside(policy, above.dataFolder)
                        : own.dataFolder != null ? beside(user, own.dataFolder) : usualDataFolder;
        return new AgentConfig(
                portals,
                paths(above.drivers, policy).orElse(List.of()),
                paths(above.pkcs12, policy).or(() -> paths(own.pkcs12, user)).orElse(List.of()),
                timestamps(above.timestamps != null ? above.timestamps : own.timestamps),
                above.language != null
                        ? above.language
                        : own.language != null ? own.language : "vi",
                dataFolder);
    }

    private static Written written(Path file) {
        try {
            if (!Files.exists(file) || Files.size(file) == 0) {
                return Written.NOTHING;
            }
            Written read = YAML.readValue(Files.readAllBytes(file), Written.class);
            return read == null ? Written.NOTHING : read;
        } catch (IOException e) {
            throw new ConfigFault(file + ": " + e.getMessage(), e);
        }
    }

    private static AllowedPortal portal(WrittenPortal written, Path namedIn) {
        if (written.origin == null || written.keysFile == null) {
            throw new ConfigFault(namedIn + ": a portal needs origin and keys-file");
        }
        var keysFile = beside(namedIn, written.keysFile);
        try {
            var keys = JSON.readValue(Files.readAllBytes(keysFile), TicketKeys.class);
            return new AllowedPortal(written.origin, keys);
        } catch (IOException e) {
            throw new ConfigFault(keysFile + ": " + e.getMessage(), e);
        }
    }

    private static List<TimestampAddress> timestamps(@Nullable List<WrittenTimestamps> written) {
        var addresses = new ArrayList<TimestampAddress>();
        for (var each : written == null ? List.<WrittenTimestamps>of() : written) {
            if (each.url == null) {
                throw new ConfigFault("timestamps: url is missing");
            }
            try {
                addresses.add(new TimestampAddress(URI.create(each.url), each.policy));
            } catch (IllegalArgumentException e) {
                throw new ConfigFault("timestamps: not an address: " + each.url, e);
            }
        }
        return addresses;
    }

    private static Optional<List<Path>> paths(@Nullable List<String> written, Path namedIn) {
        return Optional.ofNullable(written)
                .map(list -> list.stream().map(path -> beside(namedIn, path)).toList());
    }

    private static Path beside(Path namedIn, String path) {
        return namedIn.toAbsolutePath().resolveSibling(path).normalize();
    }
}
