package io.kinescope.examples.mirror;

import reactor.core.publisher.Mono;

/** The note in a database that its library is a workspace's, or invented for a demo. Neither is mixed with the other. */
final class Origin {

    private static final String DEMO = "DEMO";
    private static final String WORKSPACE = "WORKSPACE";

    private final Database database;

    Origin(Database database) {
        this.database = database;
    }

    /** Makes the note in a database that has none, and fails if the database is of the other kind. */
    Mono<Void> claim(boolean demo) {
        String claimed = demo ? DEMO : WORKSPACE;
        return database.transaction(read().switchIfEmpty(Mono.defer(() -> write(claimed))))
                .filter(origin -> !origin.equals(claimed))
                .flatMap(other -> Mono.error(new IllegalStateException(
                        demo
                                ? "the database holds a workspace's library; name another one for a demo"
                                : "the database holds the invented library of a demo; name another one, or drop the tables"
                                        + " that begin with kinescope_")));
    }

    private Mono<String> read() {
        return database.sql("select origin from kinescope_origin")
                .map(row -> String.valueOf(row.get(0, String.class)))
                .one();
    }

    private Mono<String> write(String origin) {
        return database.sql("insert into kinescope_origin (origin) values (:origin)")
                .bind("origin", origin)
                .then()
                .thenReturn(origin);
    }
}
