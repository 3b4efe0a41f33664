package vn.chungthuc.agent.sign;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import vn.chungthuc.agent.token.DriverReport;
import vn.chungthuc.agent.token.OpenKey;
import vn.chungthuc.pdf.SignaturePlace;
import vn.chungthuc.protocol.Appearance;
import vn.chungthuc.protocol.ItemStatus;
import vn.chungthuc.protocol.Rect;
import vn.chungthuc.protocol.SigningStage;

/// The person, who sees what is to be signed and says yes or no. In the installed agent this is the
/// window and nothing else.
public interface Consent {
    /// Asks and waits for the answer. Never called twice at the same time.
    ///
    /// @throws vn.chungthuc.protocol.ProblemException when it cannot be asked or the key fails; the
    ///   whole job ends with it
    Answer ask(Request request) throws InterruptedException;

    /// Whether anybody can be asked at all; looked at before a ticket is burnt.
    ///
    /// @throws vn.chungthuc.protocol.ProblemException NO_DISPLAY when there is no screen
    default void reachable() {}

    /// What the person is asked; nothing in it stands outside the tickets.
    ///
    /// @param portal origin that asks, from the tickets
    /// @param stage signature or seal; the same for all items
    /// @param language for the window
    /// @param papers one or many; one PIN serves them all
    /// @param certificates what the person can choose from
    /// @param withdrawn completes when nobody waits for the answer any more: the window closes
    /// @param course what becomes of the papers after a yes
    record Request(
            String portal,
            SigningStage stage,
            Locale language,
            List<Paper> papers,
            Certificates certificates,
            CompletionStage<?> withdrawn,
            Course course) {
        public Request {
            papers = List.copyOf(papers);
        }
    }

    /// The certificates on this workstation.
    interface Certificates extends Supplier<List<Candidate>> {
        /// Looks for tokens anew; may take seconds.
        @Override
        List<Candidate> get();

        /// What there is now, cheap enough for every second.
        default List<Candidate> now() {
            return get();
        }

        /// How the drivers stood at the last look.
        default List<DriverReport> drivers() {
            return List.of();
        }
    }

    /// How the papers fare after a yes.
    interface Course {
        /// @param follower is given the state of each paper, in the order of the papers, now and at
        ///   every change, on any thread; it must not block
        void follow(Consumer<List<ItemStatus>> follower);

        /// What is being signed goes on to its end; what has not begun is cancelled.
        void stop();
    }

    /// One document before the person.
    ///
    /// @param checked ticket and item
    /// @param document the very bytes that will be signed
    /// @param place the prepared signature field in it
    /// @param pages how many the document has
    record Paper(CheckedItem checked, BaseDocument document, SignaturePlace place, int pages) {
        public Appearance look() {
            return checked.item().appearance();
        }
    }

    /// What they said.
    sealed interface Answer {}

    /// Yes, to every item.
    ///
    /// @param key open; the ceremony closes it
    /// @param placed where each item's visible part stands, in the order of the papers
    /// @param time the one shown in the last preview, whole seconds
    record Given(OpenKey key, List<Rect> placed, OffsetDateTime time) implements Answer {
        public Given {
            placed = List.copyOf(placed);
        }
    }

    /// No, or the window was closed.
    record Refused() implements Answer {}
}
