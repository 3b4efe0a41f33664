package vn.chungthuc.portal.confine;

import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;

/// A process of its own that has a child, prints its number, and keeps it busy for ever.
final class Owner {
    private Owner() {}

    public static void main(String[] args) throws IOException {
        var limits = new Confined.Limits(1, 64, Duration.ofMinutes(10));
        try (var confined = new Confined(BadChild.class.getName(), Set.of(), limits)) {
            confined.awaitStart();
            System.out.println("child " + confined.pids().getFirst());
            confined.ask(Work.INSPECT, TextNode.valueOf("loop"));
        }
    }
}
