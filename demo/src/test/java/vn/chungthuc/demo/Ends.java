package vn.chungthuc.demo;

import static org.assertj.core.api.Assertions.assertThat;

import vn.chungthuc.protocol.ItemStatus;

/// How an item of a job ended.
final class Ends {
    private Ends() {}

    static void done(ItemStatus end) {
        assertThat(end).isInstanceOf(ItemStatus.Done.class);
    }

    /// Bytes that went to the portal.
    static long appended(ItemStatus end) {
        assertThat(end).isInstanceOf(ItemStatus.Done.class);
        return ((ItemStatus.Done) end).appended();
    }

    /// The problem's code.
    static String failedWith(ItemStatus end) {
        assertThat(end).isInstanceOf(ItemStatus.Failed.class);
        return ((ItemStatus.Failed) end).problem().code();
    }
}
