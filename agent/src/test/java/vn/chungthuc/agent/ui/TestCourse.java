package vn.chungthuc.agent.ui;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import vn.chungthuc.agent.sign.Consent;
import vn.chungthuc.protocol.ItemStatus;

/// What becomes of some papers, as a test says.
final class TestCourse implements Consent.Course {
    private final List<ItemStatus> states;
    private volatile Consumer<List<ItemStatus>> follower = _ -> {};
    private volatile boolean stopped;

    TestCourse(int papers) {
        states = new ArrayList<>(Collections.nCopies(papers, new ItemStatus.Shown()));
    }

    @Override
    public void follow(Consumer<List<ItemStatus>> next) {
        follower = next;
        next.accept(List.copyOf(states));
    }

    @Override
    public void stop() {
        stopped = true;
    }

    boolean isStopped() {
        return stopped;
    }

    void set(int paper, ItemStatus status) {
        states.set(paper, status);
        follower.accept(List.copyOf(states));
    }

    /// All goes well.
    void play() {
        for (int i = 0; i < states.size(); i++) {
            set(i, new ItemStatus.Signing());
            set(i, new ItemStatus.Done(1));
        }
    }
}
