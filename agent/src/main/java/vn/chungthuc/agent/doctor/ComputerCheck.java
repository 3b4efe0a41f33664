package vn.chungthuc.agent.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Program, configuration, data folder and screen.
final class ComputerCheck implements Check {
    private final Doctor.Computer computer;

    ComputerCheck(Doctor.Computer computer) {
        this.computer = computer;
    }

    @Override
    public List<Finding> look() {
        var found = new ArrayList<Finding>();
        found.add(
                Finding.of(
                        Symptom.PROGRAM,
                        computer.version(),
                        Runtime.version(),
                        System.getProperty("os.name"),
                        System.getProperty("os.arch")));
        found.add(Finding.of(Symptom.CONFIGURATION_READ, computer.configured()));
        if (!isWritable(computer.dataFolder())) {
            found.add(Finding.of(Symptom.DATA_FOLDER_CLOSED, computer.dataFolder()));
        }
        found.add(
                computer.noScreen()
                        .map(why -> Finding.of(Symptom.SCREEN_MISSING, why))
                        .orElseGet(() -> Finding.of(Symptom.SCREEN_THERE)));
        return found;
    }

    /// It, or the nearest folder above it that exists.
    private static boolean isWritable(Path folder) {
        @Nullable Path there = folder;
        while (there != null && !Files.exists(there)) {
            there = there.getParent();
        }
        return there != null && Files.isDirectory(there) && Files.isWritable(there);
    }
}
