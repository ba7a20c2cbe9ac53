module consumer {
    requires io.kinescope.client;
    requires jdk.httpserver;
}
