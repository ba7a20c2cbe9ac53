package io.kinescope.client.testing;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;

/** A server that answers with bytes, right or wrong, one thread for each connection. */
public final class RawServer implements AutoCloseable {

    /** Writes the bytes that answer a request. */
    @FunctionalInterface
    public interface Script {

        void answer(Request request, OutputStream out) throws IOException;
    }

    /** A request without its headers, and the number of its connection. */
    public record Request(String method, String path, String body, int connection) {

        public String id() {
            return path.substring(path.lastIndexOf('/') + 1);
        }
    }

    private final ServerSocket listener;
    private final Script script;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final Semaphore closed = new Semaphore(0);

    private RawServer(Script script) throws IOException {
        this.listener = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        this.script = script;
    }

    public static RawServer start(Script script) {
        try {
            RawServer server = new RawServer(script);
            daemon(server::accept);
            return server;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    public static byte[] ok(String body) {
        return ascii("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + body.length()
                + "\r\n\r\n" + body);
    }

    public String url() {
        return "http://127.0.0.1:" + listener.getLocalPort();
    }

    public int connections() {
        return sockets.size();
    }

    /** Waits until the client has closed one more connection. */
    public void awaitClosed() throws InterruptedException {
        closed.acquire();
    }

    @Override
    public void close() {
        try {
            listener.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listener.accept();
                sockets.add(socket);
                int number = sockets.size();
                daemon(() -> serve(socket, number));
            }
        } catch (IOException ended) {
            // It is closed.
        }
    }

    private void serve(Socket socket, int number) {
        try (socket) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            for (Request request = read(in, number); request != null; request = read(in, number)) {
                script.answer(request, socket.getOutputStream());
                socket.getOutputStream().flush();
            }
        } catch (IOException ended) {
            // The client has closed it.
        }
        closed.release();
    }

    private static Request read(InputStream in, int number) throws IOException {
        String head = head(in);
        if (head.isEmpty()) {
            return null;
        }
        String[] line = head.substring(0, head.indexOf('\r')).split(" ", -1);
        int length = 0;
        for (String header : head.split("\r\n", -1)) {
            if (header.toLowerCase(java.util.Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(header.substring(15).strip());
            }
        }
        return new Request(line[0], line[1], new String(in.readNBytes(length), StandardCharsets.UTF_8), number);
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (true) {
            int octet = in.read();
            if (octet < 0) {
                return "";
            }
            head.write(octet);
            String text = head.toString(StandardCharsets.ISO_8859_1);
            if (text.endsWith("\r\n\r\n")) {
                return text;
            }
        }
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "raw-server");
        thread.setDaemon(true);
        thread.start();
    }
}
