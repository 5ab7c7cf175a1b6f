// SPDX-License-Identifier: Apache-2.0
package dev.sluice.settings;

import dev.sluice.error.SluiceException.InvalidSettings;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The configuration file: which one it is, what it says, and how it is changed. A change is made in memory and keeps
 * comments and the order of all other lines; {@link #save()} writes it in one step, readable by its owner only.
 */
public final class ConnectionFile {

    private final ConfigLocation location;
    private final PropertyLines lines;
    private volatile @Nullable FileSettings known;
    private volatile @Nullable List<String> warned;

    private ConnectionFile(ConfigLocation location, PropertyLines lines) {
        this.location = location;
        this.lines = lines;
    }

    /** The file that a request means; one that is named and does not exist is an error, the usual one may be missing. */
    public static ConnectionFile read(SettingsRequest request) {
        return read(ConfigLocation.of(request), true);
    }

    /** Like {@link #read}, for a caller that is about to create the file. */
    public static ConnectionFile readOrBegin(SettingsRequest request) {
        return read(ConfigLocation.of(request), false);
    }

    private static ConnectionFile read(ConfigLocation location, boolean mustExist) {
        if (location.path().isEmpty()) {
            return new ConnectionFile(location, new PropertyLines(List.of()));
        }
        try {
            byte[] bytes = Files.readAllBytes(location.path().get());
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            String withoutMark = text.startsWith("\uFEFF") ? text.substring(1) : text;
            return new ConnectionFile(location, PropertyLines.parse(withoutMark));
        } catch (NoSuchFileException e) {
            if (mustExist && location.isNamed()) {
                throw new InvalidSettings(
                        "The configuration file " + location.shown() + ", named by " + location.origin()
                                + ", does not exist.",
                        "Correct its name, or create it with: sluice connection add NAME --config FILE …");
            }
            return new ConnectionFile(location, new PropertyLines(List.of()));
        } catch (CharacterCodingException e) {
            throw unreadable(location, "it is not UTF-8 text");
        } catch (IllegalArgumentException e) {
            throw unreadable(location, "it has a malformed \\uxxxx escape");
        } catch (IOException e) {
            boolean isDirectory = Files.isDirectory(location.path().get());
            throw unreadable(location, isDirectory ? "it is a directory" : FileProblem.inWords(e));
        }
    }

    private static InvalidSettings unreadable(ConfigLocation location, String why) {
        return new InvalidSettings(
                "The configuration file " + location.shown() + " cannot be read: " + why + ".",
                "Correct the file, or name another one with --config.");
    }

    /** The file's path for people to read. */
    public String shown() {
        return location.shown();
    }

    /** The names of the connections, in the order of the file. */
    public List<String> connectionNames() {
        return settings().names();
    }

    /** The connection that is used when none is named, as the file says it. */
    public Optional<String> defaultConnection() {
        return Optional.ofNullable(settings().global().get(FileSettings.DEFAULT_CONNECTION))
                .map(Line::value)
                .filter(name -> !name.isBlank());
    }

    /** A setting of a connection as it is written, else that of the whole file: not expanded, and no secret. */
    public Optional<String> written(String connection, String setting) {
        if (SettingNames.SECRETS.contains(setting)) {
            throw new IllegalArgumentException(setting + " is a secret");
        }
        FileSettings settings = settings();
        String key = Layers.PREFIX + setting;
        return Optional.ofNullable(settings.connection(connection).get(key))
                .or(() -> Optional.ofNullable(settings.global().get(key)))
                .map(line -> ShownSetting.withoutPassword(line.value()));
    }

    /** The same file with this connection in it: its former lines are replaced; values are taken literally. */
    public ConnectionFile withConnection(String name, Map<String, String> settings) {
        requireConnectionName(name);
        Map<String, String> properties = new LinkedHashMap<>();
        SettingNames.ALL.stream()
                .filter(settings::containsKey)
                .forEach(setting -> properties.put(
                        FileSettings.CONNECTIONS + name + "." + setting,
                        forFile(setting, settings.getOrDefault(setting, ""))));
        return new ConnectionFile(location, lines.with(key -> belongsTo(name, key), properties));
    }

    private static String forFile(String setting, String value) {
        return SettingNames.SHELL_TEXTS.contains(setting) ? value : Dollars.forFile(value);
    }

    /** The same file without this connection, which is then no longer the default one either. */
    public ConnectionFile withoutConnection(String name) {
        PropertyLines rest = lines.without(key -> belongsTo(name, key));
        if (defaultConnection().filter(name::equals).isPresent()) {
            rest = rest.without(FileSettings.DEFAULT_CONNECTION::equals);
        }
        return new ConnectionFile(location, rest);
    }

    /** The same file with this connection as the one that is used when none is named. */
    public ConnectionFile withDefault(String name) {
        return new ConnectionFile(location, lines.withFirst(FileSettings.DEFAULT_CONNECTION, name));
    }

    /** Writes the file, readable by its owner only, in one step: a reader sees the old text or the new one. */
    public void save() {
        PrivateFile.replace(path(), lines.text(), location.shown());
    }

    /** Holds off other changes. What is to be changed is read after this, and written before it is closed. */
    public ChangeLock lock() {
        return ChangeLock.on(path(), location.shown());
    }

    private Path path() {
        return location.path()
                .orElseThrow(() -> new InvalidSettings(
                        "There is no place for a configuration file: the environment has no home directory.",
                        "Name a file with --config or SLUICE_CONFIG."));
    }

    /** Refuses a name that could not be a connection's. */
    public static void requireConnectionName(String name) {
        if (!FileSettings.CONNECTION_NAME.matcher(name).matches()) {
            throw new InvalidSettings(
                    "'" + name + "' cannot be the name of a connection.",
                    "A name has the letters a to z, digits and hyphens only.");
        }
    }

    /** Refuses a name that no connection of the file has. */
    public void requireConnection(String name) {
        settings().requireConnection(name, "");
    }

    /** Read once: a fleet's file is asked for each of its connections. */
    FileSettings settings() {
        FileSettings settings = known;
        if (settings == null) {
            settings = FileSettings.of(lines, location.shown());
            known = settings;
        }
        return settings;
    }

    /** Where relative paths that the file names start from. */
    Optional<Path> directory() {
        return location.path().map(Path::toAbsolutePath).map(Path::getParent);
    }

    /** One sentence when others may read the secrets that the file holds, else nothing. */
    List<String> warnings() {
        List<String> found = warned;
        if (found == null) {
            found = findWarnings();
            warned = found;
        }
        return found;
    }

    private List<String> findWarnings() {
        boolean holdsSecret = lines.properties().entrySet().stream().anyMatch(ConnectionFile::isPlainSecret);
        if (!holdsSecret || location.path().isEmpty()) {
            return List.of();
        }
        try {
            Set<PosixFilePermission> mode =
                    Files.getPosixFilePermissions(location.path().get());
            if (mode.contains(PosixFilePermission.GROUP_READ) || mode.contains(PosixFilePermission.OTHERS_READ)) {
                return List.of("The file " + location.shown() + " holds a secret and others may read it ("
                        + PosixFilePermissions.toString(mode) + "): run chmod 600 on it.");
            }
        } catch (IOException | UnsupportedOperationException e) {
            return List.of(); // no such file yet, or a file system without owners
        }
        return List.of();
    }

    private static boolean isPlainSecret(Map.Entry<String, String> property) {
        String key = property.getKey();
        String setting = key.substring(key.lastIndexOf('.') + 1);
        boolean isSecret = SettingNames.canonical(setting)
                .filter(SettingNames.SECRETS::contains)
                .isPresent();
        return isSecret
                && !property.getValue().isBlank()
                && !property.getValue().matches("\\$\\{[^}]*}");
    }

    private static boolean belongsTo(String connection, String key) {
        return FileSettings.connectionOf(key).filter(connection::equals).isPresent();
    }
}
