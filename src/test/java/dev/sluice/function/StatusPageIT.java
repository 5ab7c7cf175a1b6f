// SPDX-License-Identifier: Apache-2.0
package dev.sluice.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.sluice.local.LocalWorkspace;
import dev.sluice.local.Options;
import dev.sluice.local.state.WorkspaceState;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The status page in a real browser; where there is none it is skipped, unless {@code sluice.browser=required} as in CI. */
class StatusPageIT {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final int PHONE = 500; // the narrowest window of this browser
    private static final int MARGIN = 12;

    @TempDir
    static Path folder;

    private static final LocalWorkspace WORKSPACE =
            LocalWorkspace.start(Options.of(WorkspaceState.standard().withSampleRows(10)));

    private static Served served;

    @BeforeAll
    static void start() throws IOException {
        boolean isRequired = System.getProperty("sluice.browser", "").equals("required");
        if (!isRequired) {
            assumeThat(CHROMIUM).as("a browser").exists();
        }
        Path config = Files.writeString(folder.resolve("config.properties"), """
                sluice.host=%s
                sluice.auth-type=pat
                sluice.connections.good.token=local-pat
                sluice.connections.bad.token=wrong-pat
                sluice.connections.with-a-name-that-is-rather-long-for-a-phone.token=wrong-pat
                sluice.connections.new.token=local-pat
                """.formatted(WORKSPACE.host()));
        served = Served.start(folder, Map.of("SLUICE_CONFIG", config.toString()), "--port", "0");
        for (String name : List.of("good", "bad", "good", "with-a-name-that-is-rather-long-for-a-phone")) {
            served.request()
                    .get("/check/" + name + "?level=catalog&fail=false")
                    .then()
                    .statusCode(200);
        }
    }

    @AfterAll
    static void stop() {
        if (served != null) {
            served.close();
        }
        WORKSPACE.close();
    }

    @Test
    void theBrowserShowsEveryConnectionAndUnfoldsWhatFailed() throws Exception {
        Shown page = chromium("dom", List.of("--dump-dom"));
        assertThat(page.out())
                .contains("<title>Sluice: 1 of 4 connections pass, 2 fail, 1 not checked yet</title>")
                .contains("not checked yet</span>")
                .contains("<details open=\"\"><summary><b>api</b>")
                .contains("<title>2 of the last 2 checks passed</title>")
                .contains("<span class=\"remedy\">→ ");
    }

    @Test
    void nothingOnThePageIsRefusedByItsOwnPolicy() throws Exception {
        Shown page = chromium("console", List.of("--dump-dom", "--enable-logging=stderr"));
        assertThat(page.err()).doesNotContain("CONSOLE").doesNotContain("Content Security Policy");
    }

    @Test
    void itIsLightOrDarkAsTheReaderWishes() throws Exception {
        BufferedImage light = picture("light", List.of("--window-size=1000,700"));
        BufferedImage dark =
                picture("dark", List.of("--window-size=1000,700", "--blink-settings=preferredColorScheme=0"));
        assertThat(brightness(light.getRGB(2, 2))).isGreaterThan(0.9f);
        assertThat(brightness(dark.getRGB(2, 2))).isLessThan(0.2f);
    }

    @Test
    void onAPhoneNothingRunsOverTheEdge() throws Exception {
        BufferedImage phone = picture("phone", List.of("--window-size=" + PHONE + ",1400", "--hide-scrollbars"));
        int paper = phone.getRGB(2, 2);
        for (int x = phone.getWidth() - MARGIN; x < phone.getWidth(); x++) {
            for (int y = 0; y < phone.getHeight(); y++) {
                assertThat(phone.getRGB(x, y))
                        .as("the pixel at " + x + ", " + y)
                        .isEqualTo(paper);
            }
        }
    }

    private record Shown(String out, String err) {}

    private static BufferedImage picture(String name, List<String> words) throws IOException, InterruptedException {
        Path file = folder.resolve(name + ".png");
        List<String> all = new ArrayList<>(words);
        all.add("--screenshot=" + file);
        chromium(name, all);
        return ImageIO.read(file.toFile());
    }

    private static Shown chromium(String name, List<String> words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                CHROMIUM.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + Files.createTempDirectory(folder, "profile")));
        command.addAll(words);
        command.add("http://127.0.0.1:" + served.port() + "/");
        File out = folder.resolve(name + ".out").toFile();
        File err = folder.resolve(name + ".err").toFile();
        Process browser = new ProcessBuilder(command)
                .redirectOutput(out)
                .redirectError(err)
                .start();
        assertThat(browser.waitFor()).isZero();
        return new Shown(
                Files.readString(out.toPath(), StandardCharsets.UTF_8),
                Files.readString(err.toPath(), StandardCharsets.UTF_8));
    }

    private static float brightness(int rgb) {
        Color color = new Color(rgb);
        return Color.RGBtoHSB(color.getRed(), color.getGreen(), color.getBlue(), null)[2];
    }
}
