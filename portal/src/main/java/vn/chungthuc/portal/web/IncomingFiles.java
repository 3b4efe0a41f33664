package vn.chungthuc.portal.web;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.file.FileSystem;
import io.vertx.core.http.HttpServerFileUpload;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// The files of a form on their way to the disk, one behind the other.
final class IncomingFiles {
    private final FileSystem system;
    private final Path folder;
    private final Body.Allowance allowance;
    private final Promise<Void> form;
    private final IncomingFile.Tally tally;
    private final List<IncomingFile> files = new ArrayList<>();
    private int passedOver;
    private boolean over;

    /// @param form ends when the form has arrived and its files are written
    IncomingFiles(FileSystem system, Path folder, Body.Allowance allowance, Promise<Void> form) {
        this.system = system;
        this.folder = folder;
        this.allowance = allowance;
        this.form = form;
        this.tally = new IncomingFile.Tally(allowance.total() + Body.FIELDS, form);
    }

    void begin(HttpServerFileUpload part) {
        if (over || part.filename().isEmpty() || files.size() == allowance.files()) {
            passedOver += part.filename().isEmpty() ? 0 : 1;
            part.handler(tally::count);
            return;
        }
        var file = new IncomingFile(system, folder, allowance.each(), form, tally);
        files.add(file);
        file.begin(part, part.filename());
    }

    void formEnded() {
        Future.all(files.stream().map(IncomingFile::written).toList())
                .onSuccess(_ -> form.tryComplete());
    }

    void discard() {
        over = true;
        files.forEach(IncomingFile::discard);
    }

    List<Form.Upload> taken() {
        return files.stream().map(IncomingFile::taken).filter(Objects::nonNull).toList();
    }

    int passedOver() {
        return passedOver;
    }
}
