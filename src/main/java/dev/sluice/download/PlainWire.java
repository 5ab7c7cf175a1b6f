// SPDX-License-Identifier: Apache-2.0
package dev.sluice.download;

import dev.sluice.http.HostAndPort;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/**
 * A TCP connection. It is a channel, because an interrupt closes a channel, and it is read through the channel's socket
 * adaptor, because the adaptor's stream honours SO_TIMEOUT and the channel itself does not.
 */
final class PlainWire implements Wire {

    private final SocketChannel channel;
    private final InputStream in;
    private final OutputStream out;

    private PlainWire(SocketChannel channel) throws IOException {
        this.channel = channel;
        this.in = channel.socket().getInputStream();
        this.out = channel.socket().getOutputStream();
    }

    /** Tries the host's addresses in their order until one answers. */
    static PlainWire connect(HostAndPort address, Duration connectTimeout, Duration readTimeout) throws IOException {
        IOException failure = new UnknownHostException(address.hostName());
        for (InetAddress candidate : InetAddress.getAllByName(address.hostName())) {
            SocketChannel channel = SocketChannel.open();
            try {
                channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
                channel.socket().connect(new InetSocketAddress(candidate, address.port()), millis(connectTimeout));
                channel.socket().setSoTimeout(millis(readTimeout));
                return new PlainWire(channel);
            } catch (IOException e) {
                channel.close();
                failure = e;
                if (Thread.currentThread().isInterrupted()) {
                    break;
                }
            }
        }
        throw failure;
    }

    InputStream in() {
        return in;
    }

    OutputStream out() {
        return out;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        return in.read(into, offset, length);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // it is gone, which is what was asked for
        }
    }

    /** Zero would mean forever to a socket. */
    private static int millis(Duration duration) {
        return (int) Math.clamp(duration.toMillis(), 1L, Integer.MAX_VALUE);
    }
}
