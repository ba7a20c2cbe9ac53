package io.kinescope.examples.mirror;

/** What a synchronisation is busy with, in this order: folders need the projects. */
enum Stage {
    PROJECTS,
    FOLDERS,
    VIDEOS,
    DONE
}
