// SPDX-License-Identifier: Apache-2.0
package dev.sluice.spark;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Apache Spark's own Connect server, as a process of its own on loopback. */
final class SparkProcess implements AutoCloseable {

    private static final Duration LONGEST_START = Duration.ofMinutes(2);

    private final Path jars;
    private final Path folder;
    private final int port;
    private Process process;

    private SparkProcess(Path jars, Path folder, int port) throws IOException {
        this.jars = jars;
        this.folder = folder;
        this.port = port;
        this.process = begin();
    }

    /** Starts a server that keeps its files in the folder; returns when it listens. */
    static SparkProcess start(Path jars, Path folder) throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        return new SparkProcess(jars, folder, port);
    }

    int port() {
        return port;
    }

    /** Ends it as a crash does, and starts another at the same place. */
    void crashAndRestart() throws IOException, InterruptedException {
        process.destroyForcibly();
        process.waitFor();
        process = begin();
    }

    private Process begin() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(words())
                .directory(Files.createDirectories(folder).toFile())
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()));
        builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
        Process started = builder.start();
        long deadline = System.nanoTime() + LONGEST_START.toNanos();
        while (!listens()) {
            if (!started.isAlive() || System.nanoTime() > deadline) {
                started.destroyForcibly();
                throw new IOException("Spark did not start: see " + folder.resolve("log"));
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
        return started;
    }

    private boolean listens() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    private List<String> words() {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        for (String name : List.of(
                "java.lang",
                "java.lang.invoke",
                "java.lang.reflect",
                "java.io",
                "java.net",
                "java.nio",
                "java.util",
                "java.util.concurrent",
                "java.util.concurrent.atomic",
                "sun.nio.ch",
                "sun.nio.cs",
                "sun.security.action",
                "sun.util.calendar")) {
            words.add("--add-opens=java.base/" + name + "=ALL-UNNAMED");
        }
        words.addAll(List.of(
                "-Xmx1g",
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED",
                "-Dio.netty.tryReflectionSetAccessible=true",
                "-Dio.netty.allocator.type=pooled",
                "-Duser.timezone=UTC",
                "-Dspark.master=local[2]",
                "-Dspark.app.name=judge",
                "-Dspark.ui.enabled=false",
                "-Dspark.connect.grpc.binding.address=127.0.0.1",
                "-Dspark.connect.grpc.binding.port=" + port,
                "-Dspark.driver.bindAddress=127.0.0.1",
                "-Dspark.driver.host=127.0.0.1",
                "-Dspark.sql.shuffle.partitions=2",
                "-Dspark.sql.session.timeZone=UTC",
                "-Dspark.sql.warehouse.dir=" + folder.resolve("warehouse"),
                "-cp",
                jars + "/*",
                "org.apache.spark.sql.connect.service.SparkConnectServer"));
        return words;
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
