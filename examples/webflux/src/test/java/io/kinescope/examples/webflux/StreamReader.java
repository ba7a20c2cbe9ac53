package io.kinescope.examples.webflux;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A reader of all videos, which reads when it is told to. Its receive buffer does not grow. */
final class StreamReader implements AutoCloseable {

    private final Socket socket = new Socket();
    private final BufferedReader lines;

    StreamReader(int port, String mediaType) throws IOException {
        socket.setReceiveBufferSize(64 * 1024);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        socket.getOutputStream()
                .write("GET /api/videos/all HTTP/1.1\r\nHost: localhost\r\nAccept: %s\r\nConnection: close\r\n\r\n"
                        .formatted(mediaType)
                        .getBytes(StandardCharsets.US_ASCII));
        lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Reads up to so many videos and returns how many there were before the end. */
    int read(int videos) throws IOException {
        int read = 0;
        for (String line = ""; read < videos && line != null; ) {
            line = lines.readLine();
            read += line != null && line.contains("\"embedLink\"") ? 1 : 0;
        }
        return read;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
