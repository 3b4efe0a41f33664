package vn.chungthuc.portal.register;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;

/// A workbook read back from its parts (ECMA-376), without the library that wrote it.
public final class OpenedBook {
    public final List<List<String>> rows = new ArrayList<>();
    String sheet = "";
    String styles = "";
    String workbook = "";

    public static OpenedBook of(byte[] file) throws IOException, XMLStreamException {
        var book = new OpenedBook();
        var kept = Files.write(Files.createTempFile("book", ".xlsx"), file);
        try (var zip = new ZipFile(kept.toFile())) {
            book.sheet = part(zip, "xl/worksheets/sheet1.xml");
            book.styles = part(zip, "xl/styles.xml");
            book.workbook = part(zip, "xl/workbook.xml");
        } finally {
            Files.delete(kept);
        }
        book.read(new ByteArrayInputStream(book.sheet.getBytes(StandardCharsets.UTF_8)));
        return book;
    }

    private static String part(ZipFile zip, String name) throws IOException {
        return new String(
                zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
    }

    private void read(InputStream xml) throws XMLStreamException {
        var reader = XMLInputFactory.newDefaultFactory().createXMLStreamReader(xml);
        var cell = new StringBuilder();
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.CHARACTERS) {
                cell.append(reader.getText());
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                switch (reader.getLocalName()) {
                    case "row" -> rows.add(new ArrayList<>());
                    case "c" -> cell.setLength(0);
                    default -> {}
                }
            } else if (event == XMLStreamConstants.END_ELEMENT
                    && reader.getLocalName().equals("c")) {
                rows.getLast().add(cell.toString());
            }
        }
    }
}
