package vn.chungthuc.agent.command;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A PIN in memory, wiped when closed; never a String, never an argument.
final class Pin implements AutoCloseable {
    private static final int LONGEST = 1_000;

    /// Asks a person without showing what is typed; null when nobody is there.
    interface Asker {
        char @Nullable [] ask(String prompt);
    }

    private final char[] characters;

    private Pin(char[] characters) {
        this.characters = characters;
    }

    static Pin of(@Nullable Path file, Asker asker, String prompt) {
        if (file != null) {
            return new Pin(firstLine(file));
        }
        var typed = asker.ask(prompt);
        if (typed == null) {
            throw Refusal.usage("pin.nobody");
        }
        return new Pin(typed);
    }

    /// The first line of the file, in UTF-8.
    private static char[] firstLine(Path file) {
        byte[] bytes = {};
        CharBuffer decoded = CharBuffer.allocate(0);
        try {
            if (Files.size(file) > LONGEST) {
                throw Refusal.failed("pin.file", file.toString());
            }
            bytes = Files.readAllBytes(file);
            decoded = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            int end = 0;
            while (end < decoded.limit() && "\r\n".indexOf(decoded.get(end)) < 0) {
                end++;
            }
            var line = new char[end];
            decoded.get(0, line);
            return line;
        } catch (IOException e) {
            throw Refusal.failed("pin.file", file.toString());
        } finally {
            Arrays.fill(bytes, (byte) 0);
            Arrays.fill(decoded.array(), '\0');
        }
    }

    char[] characters() {
        return characters;
    }

    @Override
    public void close() {
        Arrays.fill(characters, '\0');
    }
}
