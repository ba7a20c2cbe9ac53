package io.kinescope.examples.mirror;

/** The same tests on PostgreSQL. */
class SyncLibraryOnPostgreSqlTest extends SyncLibraryTest {

    @Override
    Engine engine() {
        return Engine.POSTGRESQL;
    }
}
