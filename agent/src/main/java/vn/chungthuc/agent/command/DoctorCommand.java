package vn.chungthuc.agent.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import vn.chungthuc.agent.doctor.Doctor;
import vn.chungthuc.agent.words.Words;

/// `doctor`: the self-check at the terminal.
public final class DoctorCommand {
    private final PrintStream out;
    private final Doctor doctor;

    public DoctorCommand(PrintStream out, Doctor doctor) {
        this.out = out;
        this.doctor = doctor;
    }

    /// @return the exit code: 0 when nothing stands against signing, else 1
    public int run(ShowOptions options) throws IOException {
        var words = new Words("doctor", options.language());
        var report = doctor.examine();
        if (options.json()) {
            out.println(new ObjectMapper().writeValueAsString(report.json(words)));
        } else {
            out.print(report.text(words));
        }
        return report.isGood() ? 0 : Refusal.FAILED;
    }
}
