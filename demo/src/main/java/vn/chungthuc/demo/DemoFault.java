package vn.chungthuc.demo;

/// The demo cannot go on; the message tells a person why.
public final class DemoFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DemoFault(String message) {
        super(message);
    }
}
