package io.kinescope.examples.upload;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Collects the videos of a folder and all folders in it. Hidden files and folders are passed over, whether they can be
 * read or not; of what else cannot be read the list is told. Names are compared as paths, not as texts, since a name may
 * be no text in the JVM's charset. Files of other formats are left out.
 */
final class FolderScan extends SimpleFileVisitor<Path> {

    /** The extensions of Kinescope's formats. */
    private static final Set<String> EXTENSIONS = Set.of("mp4", "mov", "wmv", "avi", "flv");

    private final Path folder;
    private final UploadList list;
    private final List<Path> videos = new ArrayList<>();

    FolderScan(Path folder, UploadList list) {
        this.folder = folder;
        this.list = list;
    }

    /** Returns the videos found so far, sorted by their paths. */
    List<Path> videos() {
        return videos.stream().sorted().toList();
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
        return isHidden(directory) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        // A link to a file is one, unlike a link to a folder.
        if (!isHidden(file) && Files.isRegularFile(file)) {
            if (!isVideo(file)) {
                list.leaveOut(file);
            } else {
                videos.add(file);
            }
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
        if (!isHidden(file)) {
            list.refuse(file + " cannot be read");
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, IOException failure) {
        if (failure != null) {
            list.refuse(directory + " cannot be read to its end");
        }
        return FileVisitResult.CONTINUE;
    }

    /** The folder itself may be hidden. */
    private boolean isHidden(Path file) {
        return !file.equals(folder) && file.getFileName().toString().startsWith(".");
    }

    private static boolean isVideo(Path file) {
        String name = file.getFileName().toString();
        return EXTENSIONS.contains(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    }
}
