package vn.chungthuc.testkit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// Documents of one page with a structure tree (ISO 32000-2, 14.7), built in each lawful way and in
/// some that are not.
public enum TaggedPdfs {
    /// The root's kid is one element, the parent tree one node.
    ONE_NODE("10 0 R", "8 0 R", "<< /Nums [0 9 0 R] >>", ""),
    KIDS_IN_AN_ARRAY("[10 0 R]", "8 0 R", "<< /Nums [0 9 0 R] >>", "/ParentTreeNextKey 7"),
    PARENTS_IN_LEAVES("10 0 R", "8 0 R", "<< /Kids [11 0 R] >>", "/ParentTreeNextKey 1"),
    DIRECT_PARENT_TREE("10 0 R", "<< /Nums [0 9 0 R] >>", "null", ""),
    /// Odd: no parent tree, though the page points into it.
    WITHOUT_PARENTS("10 0 R", "null", "null", ""),
    /// Odd: the parent tree is its own kid.
    PARENTS_IN_A_LOOP("10 0 R", "8 0 R", "<< /Kids [8 0 R] >>", ""),
    /// Types mean something else here.
    OTHER_ROLES("10 0 R", "8 0 R", "<< /Nums [0 9 0 R] >>", "/RoleMap << /P /Artifact >>");

    private static final String CONTENT =
            "/P <</MCID 0>> BDC BT /F 24 Tf 72 700 Td (Tagged before) Tj ET EMC";

    private final String kids;
    private final String parents;
    private final String node;
    private final String more;

    TaggedPdfs(String kids, String parents, String node, String more) {
        this.kids = kids;
        this.parents = parents;
        this.node = node;
        this.more = more;
    }

    /// Whether elements can be added without breaking what is there.
    public boolean extendable() {
        return switch (this) {
            case ONE_NODE, KIDS_IN_AN_ARRAY, PARENTS_IN_LEAVES, DIRECT_PARENT_TREE -> true;
            case WITHOUT_PARENTS, PARENTS_IN_A_LOOP, OTHER_ROLES -> false;
        };
    }

    public Path write(Path file) throws IOException {
        try (var out = new PdfOut(file)) {
            out.header("1.7");
            out.object(
                    1,
                    "<< /Type /Catalog /Pages 2 0 R /StructTreeRoot 6 0 R"
                            + " /MarkInfo << /Marked true >> /Lang (en-GB) >>");
            out.object(2, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
            out.object(
                    3,
                    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
                            + " /StructParents 0 /Resources << /Font << /F 5 0 R >> >> >>");
            out.stream(4, "", CONTENT.getBytes(StandardCharsets.US_ASCII));
            out.object(5, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
            out.object(
                    6,
                    "<< /Type /StructTreeRoot /K %s /ParentTree %s %s >>"
                            .formatted(kids, parents, more));
            out.object(7, "<< /Type /StructElem /S /P /P 10 0 R /Pg 3 0 R /K 0 >>");
            out.object(8, node);
            out.object(9, "[7 0 R]");
            out.object(10, "<< /Type /StructElem /S /Document /P 6 0 R /K 7 0 R >>");
            out.object(11, "<< /Limits [0 0] /Nums [0 9 0 R] >>");
            out.xrefTable("/Root 1 0 R");
        }
        return file;
    }
}
