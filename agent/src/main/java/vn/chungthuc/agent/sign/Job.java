package vn.chungthuc.agent.sign;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.protocol.Base64Url;
import vn.chungthuc.protocol.ItemStatus;
import vn.chungthuc.protocol.JobStatus;
import vn.chungthuc.protocol.Problem;
import vn.chungthuc.protocol.ProblemException;
import vn.chungthuc.protocol.ProblemType;
import vn.chungthuc.protocol.SignTicket;

/// One request of a page and how each of its items stands. Its documents arrive on HTTP threads,
/// the ceremony runs on its own; every item ends exactly once.
public final class Job {
    private final String id;
    private final String origin;
    private final Locale language;
    private final List<Item> items;
    private final List<Consumer<JobStatus>> followers = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Void> documentsIn = new CompletableFuture<>();
    private final CompletableFuture<ItemStatus> withdrawn = new CompletableFuture<>();

    /// One item; guarded by the job. When it has ended only its status is left of it.
    static final class Item {
        private final SignTicket.Base base;
        private volatile @Nullable CheckedItem checked;
        private ItemStatus status = new ItemStatus.Awaiting();
        private boolean receiving;
        private Optional<BaseDocument> document = Optional.empty();
        private @Nullable Base64Url revision;

        private Item(CheckedItem checked) {
            this.base = checked.ticket().base();
            this.checked = checked;
        }

        /// @throws IllegalStateException after the item has ended
        CheckedItem checked() {
            var held = checked;
            if (held == null) {
                throw new IllegalStateException("has ended");
            }
            return held;
        }

        /// @throws IllegalStateException before it arrived and after the item has ended
        BaseDocument document() {
            return document.orElseThrow(IllegalStateException::new);
        }

        private void letGo() {
            document.ifPresent(BaseDocument::close);
            document = Optional.empty();
            checked = null;
        }
    }

    Job(String id, String origin, Locale language, List<CheckedItem> checked) {
        this.id = id;
        this.origin = origin;
        this.language = language;
        this.items = checked.stream().map(Item::new).toList();
    }

    public String id() {
        return id;
    }

    /// The portal that asked, and alone may look at it.
    public String origin() {
        return origin;
    }

    Locale language() {
        return language;
    }

    List<Item> items() {
        return items;
    }

    /// Takes the n-th document, once.
    ///
    /// @throws ProblemException NOT_FOUND, TICKET_USED (it is in already) or DOCUMENT_NOT_COVERED,
    ///   which ends the item
    public void receive(int n, InputStream in, DocumentStore store) throws IOException {
        var item = claim(n);
        try {
            var document = store.receive(in, item.base);
            settle(item, document);
        } catch (ProblemException e) {
            fail(item, e);
            throw e;
        } catch (IOException e) {
            fail(item, new ProblemException(ProblemType.DOCUMENT_NOT_COVERED, "cut short", e));
            throw e;
        }
    }

    private synchronized Item claim(int n) {
        if (n < 0 || n >= items.size()) {
            throw new ProblemException(ProblemType.NOT_FOUND);
        }
        var item = items.get(n);
        if (item.receiving || item.status.ended()) {
            throw new ProblemException(ProblemType.TICKET_USED, "document is in already");
        }
        item.receiving = true;
        return item;
    }

    private void settle(Item item, BaseDocument document) {
        synchronized (this) {
            if (item.status.ended()) {
                document.close();
                return;
            }
            item.document = Optional.of(document);
        }
        set(item, new ItemStatus.Ready());
    }

    /// Ends the item with a problem.
    void fail(Item item, ProblemException problem) {
        set(item, new ItemStatus.Failed(Problem.of(problem.type(), null)));
    }

    /// Ends every item that is still open.
    void endAll(ItemStatus end) {
        items.forEach(item -> set(item, end));
    }

    /// Keeps what is on its way to the portal, for the page to take where that way is closed.
    synchronized void keep(Item item, byte[] appended) {
        item.revision = Base64Url.of(appended);
    }

    /// The appended bytes of the n-th item, which the agent could not hand over itself.
    ///
    /// @throws ProblemException NOT_FOUND when there are none
    public synchronized byte[] revision(int n) {
        var item = n < items.size() ? items.get(n) : null;
        if (item == null || !item.status.ended() || item.revision == null) {
            throw new ProblemException(ProblemType.NOT_FOUND);
        }
        return item.revision.bytes();
    }

    private static boolean mayBeTaken(ItemStatus end) {
        return end instanceof ItemStatus.Failed failed
                && failed.problem().code().equals(ProblemType.PORTAL_UNREACHABLE.code());
    }

    /// Moves an item on and tells the followers; one that has ended stays as it is.
    void set(Item item, ItemStatus next) {
        JobStatus told;
        synchronized (this) {
            if (item.status.ended()) {
                return;
            }
            item.status = next;
            if (next.ended()) {
                item.letGo();
                item.revision = mayBeTaken(next) ? item.revision : null;
            }
            told = status();
            followers.forEach(follower -> follower.accept(told));
        }
        if (items.stream().noneMatch(this::awaits)) {
            documentsIn.complete(null);
        }
    }

    /// Ends the items whose documents nobody is sending; the others go on without them.
    void giveUpAwaiting(ItemStatus end) {
        List<Item> late;
        synchronized (this) {
            late = items.stream().filter(item -> awaits(item) && !item.receiving).toList();
        }
        late.forEach(item -> set(item, end));
    }

    private synchronized boolean awaits(Item item) {
        return item.status instanceof ItemStatus.Awaiting;
    }

    /// The items that have not ended, in order.
    synchronized List<Item> open() {
        var open = new ArrayList<Item>();
        for (var item : items) {
            if (!item.status.ended()) {
                open.add(item);
            }
        }
        return open;
    }

    public synchronized JobStatus status() {
        return new JobStatus(id, ended(), items.stream().map(item -> item.status).toList());
    }

    /// The states of some of its items, in their order.
    synchronized List<ItemStatus> states(List<Item> some) {
        return some.stream().map(item -> item.status).toList();
    }

    public synchronized boolean ended() {
        return items.stream().allMatch(item -> item.status.ended());
    }

    /// Calls `follower` with the state now and each later one, until [#unfollow]. It must not
    /// block: the ceremony calls it.
    public synchronized void follow(Consumer<JobStatus> follower) {
        followers.add(follower);
        follower.accept(status());
    }

    public void unfollow(Consumer<JobStatus> follower) {
        followers.remove(follower);
    }

    /// The page or the clock gives up: the window closes and its items end so. What is being signed
    /// already goes on to its own end.
    void withdraw(ItemStatus end) {
        withdrawn.complete(end);
        documentsIn.complete(null);
    }

    CompletionStage<ItemStatus> withdrawn() {
        return withdrawn;
    }

    boolean isWithdrawn() {
        return withdrawn.isDone();
    }

    /// How items end that nobody said yes to.
    ItemStatus endWithoutConsent() {
        return withdrawn.getNow(new ItemStatus.Cancelled());
    }

    /// Completes when no document is awaited any more.
    CompletableFuture<Void> documentsIn() {
        return documentsIn;
    }
}
