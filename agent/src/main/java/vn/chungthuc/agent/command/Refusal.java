package vn.chungthuc.agent.command;

import vn.chungthuc.agent.words.Words;

/// Why nothing was signed: a key of `messages_*.properties` and what fills the sentence.
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// The exit code of wrong options; everything else is [#FAILED].
    static final int USAGE = 2;

    static final int FAILED = 1;

    private final int code;
    private final String key;
    private final String[] arguments;

    Refusal(int code, String key, String... arguments) {
        super(key);
        this.code = code;
        this.key = key;
        this.arguments = arguments.clone();
    }

    static Refusal usage(String key, String... arguments) {
        return new Refusal(USAGE, key, arguments);
    }

    static Refusal failed(String key, String... arguments) {
        return new Refusal(FAILED, key, arguments);
    }

    int code() {
        return code;
    }

    String sentence(Words words) {
        return words.text(key, (Object[]) arguments);
    }
}
