package vn.chungthuc.portal.signature;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import vn.chungthuc.pdf.PdfFault;
import vn.chungthuc.pdf.PdfFile;
import vn.chungthuc.pdf.PdfValue;

/// What the signers of a revision allow to come after it (ISO 32000-2, 12.8.2.2 DocMDP, 12.8.2.4
/// FieldMDP, table 236 SigFieldLock).
///
/// @param level 1 nothing, 2 forms and signatures, 3 annotations too (table 257); 0 if nobody said
record Permissions(int level, List<Lock> locks) {
    Permissions {
        locks = List.copyOf(locks);
    }

    /// Fields that must stay as they were.
    ///
    /// @param action `All`, `Include` or `Exclude`
    record Lock(String action, List<String> fields) {
        Lock {
            fields = List.copyOf(fields);
        }

        /// A name stands for the field and all below it (table 259).
        boolean holds(String field) {
            boolean named =
                    fields.stream()
                            .anyMatch(name -> field.equals(name) || field.startsWith(name + "."));
            return switch (action) {
                case "All" -> true;
                case "Include" -> named;
                case "Exclude" -> !named;
                default -> true; // a lock that cannot be read locks
            };
        }
    }

    static Permissions of(PdfFile file) throws IOException, PdfFault {
        var reader = new Reader(file);
        for (var signature : FoundSignature.all(file)) {
            reader.signature(signature);
        }
        if (file.resolve(file.catalog().get("Perms")) instanceof PdfValue.Dict perms
                && file.resolve(perms.get("DocMDP")) instanceof PdfValue.Dict certification) {
            reader.references(certification);
        }
        return new Permissions(reader.level, reader.locks);
    }

    boolean locked(String field) {
        return locks.stream().anyMatch(lock -> lock.holds(field));
    }

    /// Whether fields may be filled in.
    boolean forms() {
        return level != 1;
    }

    /// Whether annotations may be added: where nobody forbade it, they may (12.8.2.1).
    boolean annotations() {
        return level == 0 || level == 3;
    }

    private static final class Reader {
        private final PdfFile file;
        private final List<Lock> locks = new ArrayList<>();
        private int level;

        Reader(PdfFile file) {
            this.file = file;
        }

        void signature(FoundSignature signature) throws IOException, PdfFault {
            references(signature.dict());
            if (file.resolve(signature.field().dict().get("Lock")) instanceof PdfValue.Dict lock) {
                add(lock);
                restrict(lock, 0);
            }
        }

        void references(PdfValue.Dict signature) throws IOException, PdfFault {
            if (!(file.resolve(signature.get("Reference")) instanceof PdfValue.Array(var all))) {
                return;
            }
            for (var item : all) {
                if (file.resolve(item) instanceof PdfValue.Dict reference
                        && file.resolve(reference.get("TransformParams"))
                                instanceof PdfValue.Dict parameters) {
                    reference(name(reference, "TransformMethod"), parameters);
                }
            }
        }

        private void reference(String method, PdfValue.Dict parameters)
                throws IOException, PdfFault {
            switch (method) {
                case "DocMDP" -> restrict(parameters, 2); // table 257: 2 if absent
                case "FieldMDP" -> {
                    add(parameters);
                    restrict(parameters, 0);
                }
                default -> {}
            }
        }

        /// The strictest signer decides.
        private void restrict(PdfValue.Dict dict, int otherwise) throws IOException, PdfFault {
            int stated =
                    file.resolve(dict.get("P")) instanceof PdfValue.Int(long p)
                            ? Math.clamp(p, 1, 3)
                            : otherwise;
            if (stated > 0) {
                level = level == 0 ? stated : Math.min(level, stated);
            }
        }

        private void add(PdfValue.Dict lock) throws IOException, PdfFault {
            var fields = new ArrayList<String>();
            if (file.resolve(lock.get("Fields")) instanceof PdfValue.Array(var names)) {
                for (var item : names) {
                    if (file.resolve(item) instanceof PdfValue.Str text) {
                        fields.add(PdfValue.textOf(text));
                    }
                }
            }
            locks.add(new Lock(name(lock, "Action"), fields));
        }

        private String name(PdfValue.Dict dict, String key) throws IOException, PdfFault {
            return file.resolve(dict.get(key)) instanceof PdfValue.Name(var name) ? name : "";
        }
    }
}
