package io.kinescope.client.redis;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;

/**
 * The server that all processes send to. It notes the arrival of every request by one clock, and lets 10 to 50 ms pass before
 * and after that. A request is an int, the number of its process; a response is the same.
 */
final class ArrivalServer implements AutoCloseable {

    record Arrival(long nanos, int process) {}

    private final ServerSocket socket;
    private final List<Arrival> arrivals = new ArrayList<>();

    ArrivalServer() {
        try {
            socket = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        daemon(this::accept);
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "arrivals");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                Socket connection = socket.accept();
                connection.setTcpNoDelay(true);
                daemon(() -> answer(connection));
            }
        } catch (IOException closed) {
            // The end of the test.
        }
    }

    private void answer(Socket connection) {
        try (connection) {
            DataInputStream input = new DataInputStream(connection.getInputStream());
            DataOutputStream output = new DataOutputStream(connection.getOutputStream());
            while (true) {
                int process = input.readInt();
                delay();
                synchronized (arrivals) {
                    arrivals.add(new Arrival(System.nanoTime(), process));
                }
                delay();
                output.writeInt(process);
            }
        } catch (IOException ended) {
            // The process has ended.
        }
    }

    private static void delay() throws IOException {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextInt(10, 50));
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    int port() {
        return socket.getLocalPort();
    }

    List<Arrival> arrivals() {
        synchronized (arrivals) {
            return List.copyOf(arrivals);
        }
    }

    Map<Integer, Long> countByProcess() {
        return arrivals().stream().collect(Collectors.groupingBy(Arrival::process, Collectors.counting()));
    }

    /** Returns the largest number of arrivals in any window of this length. */
    static int most(List<Arrival> arrivals, long window) {
        int most = 0;
        int first = 0;
        for (int last = 0; last < arrivals.size(); last++) {
            while (arrivals.get(last).nanos() - arrivals.get(first).nanos() >= window) {
                first++;
            }
            most = Math.max(most, last - first + 1);
        }
        return most;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
