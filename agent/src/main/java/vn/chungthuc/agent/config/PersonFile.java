package vn.chungthuc.agent.config;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Writes what the person decides in Settings into their own file; the file before it is kept
/// beside, with a `~`. What the administrator's policy names cannot be changed here.
public final class PersonFile {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final JsonMapper JSON = new JsonMapper();

    private final Path file;
    private final Path policy;

    /// @param file the person's
    /// @param policy the administrator's
    public PersonFile(Path file, Path policy) {
        this.file = file;
        this.policy = policy;
    }

    /// Whether the administrator decides this key.
    ///
    /// @param key such as `portals`
    public boolean isClosed(String key) throws IOException {
        return tree(policy).has(key);
    }

    /// Where the person's own decisions stand.
    public Path path() {
        return file;
    }

    /// Allows a portal, with these keys pinned; in place of what was pinned for it before.
    public void allow(AllowedPortal portal) throws IOException {
        var keys = "keys/" + fileName(portal.origin());
        var keysFile = file.resolveSibling(keys);
        Files.createDirectories(keysFile.getParent());
        replace(keysFile, JSON.writeValueAsBytes(portal.keys()));
        var tree = without(portal.origin());
        var list = tree.withArray("portals");
        list.addObject().put("origin", portal.origin()).put("keys-file", keys);
        write("portals", tree);
    }

    public void revoke(String origin) throws IOException {
        write("portals", without(origin));
        Files.deleteIfExists(file.resolveSibling("keys/" + fileName(origin)));
    }

    /// @param language `vi` or `en`
    public void speak(String language) throws IOException {
        write("language", tree(file).put("language", language));
    }

    private ObjectNode without(String origin) throws IOException {
        var tree = tree(file);
        var list = tree.withArray("portals");
        for (int i = list.size() - 1; i >= 0; i--) {
            if (list.get(i).path("origin").asText().equals(origin)) {
                list.remove(i);
            }
        }
        return tree;
    }

    /// `https-portal.example.json`: a name without anything that a path could mean.
    private static String fileName(String origin) {
        var uri = URI.create(origin);
        var port = uri.getPort() < 0 ? "" : "-" + uri.getPort();
        return uri.getScheme()
                + "-"
                + uri.getHost().replaceAll("[^a-z0-9.-]", "_")
                + port
                + ".json";
    }

    private void write(String key, ObjectNode tree) throws IOException {
        if (isClosed(key)) {
            throw new IOException(key + ": " + policy);
        }
        Files.createDirectories(file.toAbsolutePath().getParent());
        if (Files.exists(file)) {
            Files.copy(
                    file,
                    file.resolveSibling(file.getFileName() + "~"),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        replace(file, YAML.writeValueAsBytes(tree));
    }

    /// Written beside and moved over.
    private static void replace(Path target, byte[] content) throws IOException {
        var next = target.resolveSibling(target.getFileName() + ".next");
        Files.write(next, content);
        Files.move(next, target, StandardCopyOption.ATOMIC_MOVE);
    }

    private static ObjectNode tree(Path from) throws IOException {
        if (!Files.exists(from) || Files.size(from) == 0) {
            return YAML.createObjectNode();
        }
        return YAML.readTree(Files.readAllBytes(from)) instanceof ObjectNode tree
                ? tree
                : YAML.createObjectNode();
    }
}
