package vn.chungthuc.portal.confine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Map;

/// A child that does as it is told, and is told nothing good.
final class BadChild {
    private BadChild() {}

    public static void main(String[] args) throws IOException {
        ChildLoop.run(System.in, System.out, Map.of(Work.INSPECT, BadChild::obey));
    }

    private static JsonNode obey(JsonNode request) throws IOException {
        switch (request.asText()) {
            case "loop" -> {
                for (long i = 0; i >= 0; i = (i + 1) % 1_000) {
                    Thread.onSpinWait();
                }
            }
            case "fill" -> {
                var all = new ArrayList<byte[]>();
                while (all.size() < Integer.MAX_VALUE) {
                    all.add(new byte[1 << 20]);
                }
            }
            case "halt" -> Runtime.getRuntime().halt(3);
            case "throw" -> throw new IOException("told to");
            case "recurse" -> deeper(0);
            default -> {}
        }
        return TextNode.valueOf("did " + request.asText());
    }

    private static long deeper(long depth) {
        return depth < 0 ? 0 : deeper(depth + 1) + 1;
    }
}
