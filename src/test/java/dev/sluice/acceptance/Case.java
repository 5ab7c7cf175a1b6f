// SPDX-License-Identifier: Apache-2.0
package dev.sluice.acceptance;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * One folder {@code <area>/<case>}: what is typed, in which surroundings, and what must come of it.
 *
 * @param root the folder of all areas
 * @param name {@code area/case}
 */
record Case(Path root, String name) {

    private static final Set<String> OWN_FILES = Set.of(
            "command",
            "stdin",
            "env",
            "config.properties",
            "case.properties",
            "workspace.json",
            "stdout",
            "stderr",
            "exit",
            "requests",
            "requests.sorted",
            "requests.some",
            "proxy-log",
            "home");

    private static final Set<String> SWITCHES = Set.of("tls", "proxy", "on", "blur", "alone");

    /** Every case below a folder, in order of name. */
    static List<Case> under(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root, 3)) {
            return files.filter(file -> file.endsWith("command"))
                    .map(file -> root.relativize(file).toString())
                    .map(file -> new Case(root, file.substring(0, file.lastIndexOf('/'))))
                    .sorted(Comparator.comparing(Case::name))
                    .toList();
        }
    }

    /** Folders that look like a case and have no {@code command}: a typing error that would otherwise hide a case. */
    static List<Path> withoutCommand(Path root) throws IOException {
        try (Stream<Path> folders = Files.walk(root, 2)) {
            return folders.filter(Files::isDirectory)
                    .filter(each -> root.relativize(each).getNameCount() == 2)
                    .filter(each -> !Files.exists(each.resolve("command")))
                    .toList();
        }
    }

    Path folder() {
        return root.resolve(name);
    }

    String area() {
        return name.substring(0, name.indexOf('/'));
    }

    /** The text of a file, a byte a character, so that what is no text survives; empty when there is no such file. */
    Optional<String> text(String file) {
        Path path = folder().resolve(file);
        try {
            return Files.isRegularFile(path)
                    ? Optional.of(Files.readString(path, StandardCharsets.ISO_8859_1))
                    : Optional.empty();
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + path, e);
        }
    }

    void write(String file, String text) throws IOException {
        Files.writeString(folder().resolve(file), text, StandardCharsets.ISO_8859_1);
    }

    /** Which file of requests the case has; {@code requests} when it has none yet. */
    RequestNotation.Kind requests() {
        return Arrays.stream(RequestNotation.Kind.values())
                .filter(kind -> Files.exists(folder().resolve(kind.file())))
                .findFirst()
                .orElse(RequestNotation.Kind.ORDERED);
    }

    /** Names of the files that must be there, whatever the case is about. */
    List<String> expectedFiles() {
        List<String> always = List.of("stdout", "stderr", "exit", requests().file());
        return isOn("proxy")
                ? Stream.concat(always.stream(), Stream.of("proxy-log")).toList()
                : always;
    }

    /** Files and folders of the case's own, which are copied to the working directory. */
    List<Path> extraFiles() throws IOException {
        try (Stream<Path> files = Files.list(folder())) {
            return files.filter(file -> !OWN_FILES.contains(String.valueOf(file.getFileName())))
                    .sorted()
                    .toList();
        }
    }

    boolean isOn(String property) {
        return Boolean.parseBoolean(properties().getProperty(property, "false"));
    }

    /** Whether the case is for this kind of program: {@code on=jvm} or {@code on=native}; without it, for both. */
    boolean isFor(String kind) {
        return properties().getProperty("on", kind).equals(kind);
    }

    /** The properties whose names begin so, without that beginning. */
    Map<String, String> under(String prefix) {
        Properties properties = properties();
        Map<String, String> under = new TreeMap<>();
        properties.stringPropertyNames().stream()
                .filter(name -> name.startsWith(prefix))
                .forEach(name -> under.put(name.substring(prefix.length()), properties.getProperty(name)));
        return under;
    }

    /** {@code case.properties}; a name that nobody reads is an error. */
    Properties properties() {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(text("case.properties").orElse("")));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        for (String property : properties.stringPropertyNames()) {
            if (!SWITCHES.contains(property)
                    && !property.startsWith("blur.")
                    && !property.startsWith("proxy-answer.")) {
                throw new IllegalStateException(String.format(
                        Locale.ROOT,
                        "%s: case.properties has '%s'; known are %s, blur.NAME and proxy-answer.HOST",
                        name,
                        property,
                        SWITCHES));
            }
        }
        return properties;
    }
}
