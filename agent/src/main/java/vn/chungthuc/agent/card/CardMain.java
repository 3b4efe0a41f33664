package vn.chungthuc.agent.card;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;

/// The child: answers on its standard output what is asked on its standard input, and ends with it.
/// Takes no arguments, so that nothing about a token stands in a list of processes.
public final class CardMain {
    private CardMain() {}

    public static void main(String[] arguments) {
        // unbuffered: no stream keeps a PIN
        new CardDesk(
                        new FileInputStream(FileDescriptor.in),
                        new FileOutputStream(FileDescriptor.out))
                .serve();
    }
}
