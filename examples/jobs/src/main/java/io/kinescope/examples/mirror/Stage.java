package io.kinescope.examples.mirror;

/** The stage of a synchronisation. The first three follow one another: folders need the projects. */
enum Stage {
    PROJECTS,
    FOLDERS,
    VIDEOS,
    /** It has ended. */
    DONE,
    /** It has ended without marking anything as removed, because it would have been too much. */
    STOPPED
}
