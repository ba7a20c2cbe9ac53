package io.kinescope.examples.upload;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.kinescope.client.content.PathText;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the files to upload: the videos of a folder and all folders in it, without hidden ones, or the files that a CSV
 * names. A CSV is UTF-8 and has the columns {@code file}, relative to the CSV, and if wanted {@code title} and
 * {@code parent_id}; it may name any file.
 */
final class UploadSource {

    private static final Set<String> COLUMNS = Set.of("file", "title", "parent_id");

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private UploadSource() {}

    /** Takes the project or folder of what names none. Folders that are kept need names, too. */
    static UploadList read(Path source, @Nullable String parentId, boolean keepFolders) throws IOException {
        UploadList list = new UploadList(parentId);
        if (Files.isDirectory(source)) {
            readFolder(source, list, keepFolders);
        } else if (Files.isRegularFile(source)) {
            readCsv(source, list);
        } else {
            throw new IllegalArgumentException(source + " is neither a folder nor a CSV file");
        }
        return list;
    }

    private static void readFolder(Path source, UploadList list, boolean keepFolders) throws IOException {
        // Walking follows no links, not even the one it starts at.
        Path folder = Files.isSymbolicLink(source) ? source.toRealPath() : source;
        FolderScan scan = new FolderScan(folder, list);
        Files.walkFileTree(folder, scan);
        for (Path file : scan.videos()) {
            if (keepFolders && isBelowUnnameable(folder, file)) {
                list.fail(file, "Kinescope can have no folder named like one above it; rename that");
            } else {
                list.add("", file, RelativePath.of(folder, file), "", "");
            }
        }
    }

    private static boolean isBelowUnnameable(Path folder, Path file) {
        return Stream.iterate(file.getParent(), above -> !above.equals(folder), Path::getParent)
                .anyMatch(above -> FileTitle.problem(above) != null);
    }

    private static void readCsv(Path csv, UploadList list) throws IOException {
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(text(csv))) {
            for (NamedCsvRecord row : rows) {
                checkColumns(csv, row.getHeader());
                readRow(csv, row, list);
            }
        } catch (CsvParseException malformed) {
            throw new IllegalArgumentException(csv + " is not CSV: " + malformed.getMessage(), malformed);
        }
    }

    /** Strictly, unlike FastCSV: a name with replaced characters would be another file's. */
    private static String text(Path csv) throws IOException {
        try {
            String text = Files.readString(csv);
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException otherCharset) {
            throw new IllegalArgumentException(csv + " is not UTF-8", otherCharset);
        }
    }

    private static void readRow(Path csv, NamedCsvRecord row, UploadList list) throws IOException {
        String where = "line " + row.getStartingLineNumber() + ": ";
        String name = value(row, "file");
        if (row.getFieldCount() > row.getHeader().size()) {
            list.refuse(where + "there are more fields than columns; a text with a comma needs quotes");
        } else if (name.isEmpty()) {
            list.refuse(where + "there is no file");
        } else {
            try {
                Path file = sibling(csv.toAbsolutePath(), name);
                Path folder = csv.toAbsolutePath().resolveSibling("");
                list.add(where, file, RelativePath.of(folder, file), value(row, "title"), value(row, "parent_id"));
            } catch (InvalidPathException impossible) {
                list.refuse(where + "no file can be named so: " + impossible.getReason());
            }
        }
    }

    /** A name that is no text in the charset of the JVM becomes a path by its bytes in UTF-8. */
    private static Path sibling(Path csv, String name) {
        try {
            return csv.resolveSibling(name);
        } catch (InvalidPathException impossible) {
            if (name.indexOf(0) >= 0) {
                throw impossible;
            }
            // Only a URI with three slashes is read byte by byte.
            return PathText.parse(
                    "file://" + csv.toUri().resolve(percentEncoded(name)).getRawPath());
        }
    }

    private static String percentEncoded(String name) {
        StringBuilder encoded = new StringBuilder();
        for (byte octet : name.getBytes(StandardCharsets.UTF_8)) {
            encoded.append(octet == '/' ? "/" : "%%%02X".formatted(octet & 0xFF));
        }
        return encoded.toString();
    }

    private static void checkColumns(Path csv, List<String> columns) {
        if (!columns.contains("file") || !COLUMNS.containsAll(columns)) {
            throw new IllegalArgumentException(csv + " has the columns " + String.join(", ", columns)
                    + "; known are file, which is needed, title and parent_id");
        }
    }

    private static String value(NamedCsvRecord row, String column) {
        return row.findField(column).orElse("").strip();
    }
}
