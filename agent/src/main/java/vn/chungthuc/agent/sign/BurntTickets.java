package vn.chungthuc.agent.sign;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import vn.chungthuc.protocol.ProblemException;
import vn.chungthuc.protocol.ProblemType;
import vn.chungthuc.protocol.SignTicket;

/// The tickets that were used already, across restarts: one line a ticket, the second until which
/// it must be remembered and its `jti`, appended and forced to disk before the job is accepted.
///
/// A lock file is held while the agent runs, so that two agents of one person cannot both take the
/// same ticket.
public final class BurntTickets implements AutoCloseable {
    private final FileChannel lock;
    private final FileChannel file;
    private final Map<String, Long> burnt = new HashMap<>();
    private final InstantSource clock;

    /// Reads what was burnt before and drops what has expired anyway.
    ///
    /// @throws ProblemException BUSY when another agent uses the folder
    public BurntTickets(Path dataFolder, InstantSource clock) {
        this.clock = clock;
        try {
            Files.createDirectories(dataFolder);
            lock = locked(dataFolder.resolve("agent.lock"));
            file = pruned(dataFolder.resolve("burnt-tickets"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// All of them or none.
    ///
    /// @throws ProblemException TICKET_USED when one was burnt before or stands twice
    public synchronized void burn(Collection<SignTicket> tickets) {
        var fresh = new HashSet<String>();
        for (var ticket : tickets) {
            if (burnt.containsKey(ticket.jti()) || !fresh.add(ticket.jti())) {
                throw new ProblemException(ProblemType.TICKET_USED, ticket.jti());
            }
        }
        try {
            var lines = new StringBuilder();
            tickets.forEach(ticket -> lines.append(line(ticket.jti(), ticket.resultBy())));
            append(file, lines.toString());
        } catch (IOException e) {
            throw new ProblemException(ProblemType.STORE_DOWN, "burnt tickets", e);
        }
        tickets.forEach(ticket -> burnt.put(ticket.jti(), ticket.resultBy()));
    }

    private static FileChannel locked(Path path) throws IOException {
        var channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // held in this very process: the same answer as held elsewhere
        }
        channel.close();
        throw new ProblemException(ProblemType.BUSY, "another agent uses this data folder");
    }

    /// Rewritten beside and moved over, so that a crash leaves the old file or the new one.
    private FileChannel pruned(Path path) throws IOException {
        if (Files.exists(path)) {
            Files.readAllLines(path, StandardCharsets.US_ASCII).forEach(this::remember);
        }
        var next = path.resolveSibling("burnt-tickets.next");
        var channel =
                FileChannel.open(
                        next,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE);
        var lines = new StringBuilder();
        burnt.forEach((jti, until) -> lines.append(line(jti, until)));
        append(channel, lines.toString());
        Files.move(next, path, StandardCopyOption.ATOMIC_MOVE);
        return channel;
    }

    private void remember(String line) {
        int blank = line.indexOf(' ');
        // a line cut short by a crash belongs to a job that was never accepted
        if (blank < 1 || !line.substring(0, blank).matches("\\d{1,12}")) {
            return;
        }
        long until = Long.parseLong(line.substring(0, blank));
        if (!Instant.ofEpochSecond(until).isBefore(clock.instant().minus(TicketCheck.SKEW))) {
            burnt.put(line.substring(blank + 1), until);
        }
    }

    private static String line(String jti, long until) {
        return until + " " + jti + "\n";
    }

    private static void append(FileChannel channel, String lines) throws IOException {
        var bytes = ByteBuffer.wrap(lines.getBytes(StandardCharsets.US_ASCII));
        long at = channel.size();
        while (bytes.hasRemaining()) {
            at += channel.write(bytes, at);
        }
        channel.force(true);
    }

    @Override
    public void close() {
        try {
            file.close();
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
