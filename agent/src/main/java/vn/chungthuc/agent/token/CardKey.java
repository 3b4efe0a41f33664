package vn.chungthuc.agent.token;

import java.security.cert.X509Certificate;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A key on a card after its PIN. It dies with the child that holds the log-in; there is no second
/// try.
final class CardKey implements OpenKey {
    private static final Logger LOG = LoggerFactory.getLogger(CardKey.class);

    private final CardDriver driver;
    private final DriverProcess holder;
    private final List<X509Certificate> chain;
    private boolean closed;

    CardKey(CardDriver driver, DriverProcess holder, List<X509Certificate> chain) {
        this.driver = driver;
        this.holder = holder;
        this.chain = List.copyOf(chain);
        LOG.debug("logged in with {}", driver.driver().name());
    }

    @Override
    public List<X509Certificate> chain() {
        return chain;
    }

    @Override
    public byte[] sign(String algorithm, byte[] data) {
        return driver.sign(holder, algorithm, data);
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            driver.logOut(holder);
        }
    }
}
