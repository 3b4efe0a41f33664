package vn.chungthuc.agent.sign;

import java.util.List;
import java.util.function.Consumer;
import vn.chungthuc.protocol.ItemStatus;

/// The items of a job that the person saw, as they go on after the yes.
record JobCourse(Job job, List<Job.Item> items) implements Consent.Course {
    @Override
    public void follow(Consumer<List<ItemStatus>> follower) {
        job.follow(_ -> follower.accept(job.states(items)));
    }

    @Override
    public void stop() {
        job.withdraw(new ItemStatus.Cancelled());
    }
}
