package io.kinescope.examples.mirror;

/** The same tests on PostgreSQL. */
class SchemaOnPostgreSqlTest extends SchemaTest {

    @Override
    Engine engine() {
        return Engine.POSTGRESQL;
    }
}
