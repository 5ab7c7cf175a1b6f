// SPDX-License-Identifier: Apache-2.0
package dev.sluice.download;

import dev.sluice.http.Pause;
import dev.sluice.http.ProxyRules;
import dev.sluice.http.Transport;
import dev.sluice.http.Trust;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** One download of a test: what it is given, and what can be seen of it afterwards. */
final class Download {

    final TestResult result;
    final DownloadProgress progress = new DownloadProgress();
    final TestResult.Sink sink = new TestResult.Sink();
    final List<Duration> pauses = new CopyOnWriteArrayList<>();

    private Trust trust = Trust.from(Map.of());
    private ProxyRules proxies = ProxyRules.none();
    private LinkDownloader.Limits limits = new LinkDownloader.Limits(1, 4, 64);

    Download(TestResult result) {
        this.result = result;
    }

    Download trusting(Trust other) {
        trust = other;
        return this;
    }

    Download through(ProxyRules other) {
        proxies = other;
        return this;
    }

    Download within(int links, int slices, int sliceBytes) {
        limits = new LinkDownloader.Limits(links, slices, sliceBytes);
        return this;
    }

    /** Runs it to its end and gives what was written. */
    String run(LinkSource links) throws IOException, InterruptedException {
        downloader().download(result.chunks(), links, TestResult::lines, sink, progress);
        return sink.text();
    }

    String run(RawServer server) throws IOException, InterruptedException {
        return run(index -> server.link(result.chunk(index)));
    }

    LinkDownloader downloader() {
        Transport transport = new Transport(trust, proxies, Duration.ofSeconds(20), Duration.ofSeconds(20));
        Pause pause = pauses::add;
        return new LinkDownloader(transport, Clock.fixed(Links.NOW, ZoneOffset.UTC), pause, limits);
    }
}
