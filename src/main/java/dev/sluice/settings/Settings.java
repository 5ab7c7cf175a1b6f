// SPDX-License-Identifier: Apache-2.0
package dev.sluice.settings;

import dev.sluice.error.SluiceException.InvalidSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What one connection was given: named values, each with its origin. They are consistent; what a value means is for others to say. */
public final class Settings {

    private final Optional<String> connectionName;
    private final Map<String, Setting> settings;
    private final SettingsRequest request;
    private final Optional<Path> fileDirectory;
    private final List<String> warnings;

    Settings(
            Optional<String> connectionName,
            Map<String, Setting> settings,
            SettingsRequest request,
            Optional<Path> fileDirectory,
            List<String> warnings) {
        this.connectionName = connectionName;
        this.settings = settings;
        this.request = request;
        this.fileDirectory = fileDirectory;
        this.warnings = List.copyOf(warnings);
    }

    /** The connection of the file that was named or chosen; empty when flags and environment alone said everything. */
    public Optional<String> connectionName() {
        return connectionName;
    }

    /** The auth type, which is also the profile these settings were read with. */
    public String authType() {
        return require("auth-type");
    }

    /** The value of a setting that is no secret; one that is blank counts as not set. */
    public Optional<String> text(String name) {
        requireKnown(name);
        if (SettingNames.SECRETS.contains(name)) {
            throw new IllegalArgumentException(name + " is a secret");
        }
        return find(name).map(setting -> setting.expanded().strip());
    }

    /** Like {@link #text}, and an error that says where to set it when it is not set. */
    public String require(String name) {
        return text(name).orElseThrow(() -> missing(name));
    }

    /** The file that a setting names, for example {@code ca-file}. */
    public Optional<Path> path(String name) {
        return text(name).map(text -> resolve(text, originOf(name)));
    }

    /** The secret {@code token} or {@code client-secret}, read now from wherever the connection keeps it. */
    public Optional<Secret> secret(String name) {
        if (!SettingNames.SECRETS.contains(name)) {
            throw new IllegalArgumentException(name + " is not a secret");
        }
        return find(name)
                .map(setting ->
                        SecretText.secretOf(setting.expanded(), setting.origin().toString()))
                .or(() -> find(name + "-file").map(this::secretOfFile))
                .or(() -> find(name + "-env").map(this::secretOfVariable));
    }

    /** Like {@link #secret}, and an error that says where to set it when it is not set. */
    public Secret requireSecret(String name) {
        return secret(name).orElseThrow(() -> missing(name));
    }

    /** A length of time, written as ISO 8601 or as {@code 30s}, {@code 5m}. */
    public Duration duration(String name, Duration otherwise) {
        return text(name)
                .map(text -> Durations.parse(name, text, originOf(name)))
                .orElse(otherwise);
    }

    /** The secret in a variable that a setting names by its value. */
    public Secret secretOfVariable(String setting, String variable) {
        return secretOfVariable(new Setting(setting, variable, Optional.empty(), originOf(setting)));
    }

    /** The file with a secret that a setting names by its value. */
    public SecretFile secretFile(String setting, String file) {
        Origin origin = originOf(setting);
        return new SecretFile(resolve(file, origin), file + " (" + origin + ")");
    }

    /** A variable of the environment by its own name, for the auth types that are defined by one. */
    public Optional<String> variable(String name) {
        return request.environment().variable(name);
    }

    /** The id of the warehouse, from {@code warehouse-id} or out of {@code http-path}. */
    public Optional<String> warehouseId() {
        return text("warehouse-id")
                .or(() -> text("http-path").map(path -> HttpPath.warehouseId(path, originOf("http-path"))));
    }

    /** The id of the cluster, from {@code cluster-id} or out of {@code classic-compute-http-path}. */
    public Optional<String> clusterId() {
        return text("cluster-id")
                .or(() -> text("classic-compute-http-path")
                        .map(path -> HttpPath.clusterId(path, originOf("classic-compute-http-path"))));
    }

    /** Where a setting that is set came from; for a secret, what leads to it. */
    public Origin originOf(String name) {
        requireKnown(name);
        return find(name)
                .or(() -> find(name + "-file"))
                .or(() -> find(name + "-env"))
                .map(Setting::origin)
                .orElseThrow(() -> new IllegalArgumentException(name + " is not set"));
    }

    /** Every setting that is set, fit to be shown. */
    public List<ShownSetting> all() {
        List<ShownSetting> shown = new ArrayList<>();
        settings.values().forEach(setting -> shown.add(ShownSetting.of(setting)));
        return shown;
    }

    /**
     * One value for all that the connection was given, files with secrets and certificates read now: as long as it stays
     * the same, so does the connection. It is a secret, being made of secrets.
     */
    public Secret fingerprint() {
        return Fingerprint.of(settings.values(), this::contents);
    }

    private String contents(Setting setting) {
        return switch (setting.name()) {
            case "token-file" -> secretOfFile(setting).reveal();
            case "client-secret-file" -> secretOfFile(setting).reveal();
            case "token-env" -> secretOfVariable(setting).reveal();
            case "ca-file" -> Fingerprint.of(resolve(setting.expanded().strip(), setting.origin()));
            default -> "";
        };
    }

    /** Sentences for standard error about what has no effect or is not safe; the caller prints them. */
    public List<String> warnings() {
        return warnings;
    }

    @Override
    public String toString() {
        return "Settings[" + connectionName.orElse("ad hoc") + ", " + settings.keySet() + "]";
    }

    private Optional<Setting> find(String name) {
        return Optional.ofNullable(settings.get(name));
    }

    private Secret secretOfFile(Setting setting) {
        String file = setting.expanded().strip();
        String where = (file.equals("-") ? "standard input" : file) + " (" + setting.origin() + ")";
        String text =
                file.equals("-") ? request.stdin().get() : SecretText.read(resolve(file, setting.origin()), where);
        return SecretText.secretOf(text, where);
    }

    private Secret secretOfVariable(Setting setting) {
        String variable = setting.expanded().strip();
        String where = "environment variable " + variable + " (" + setting.origin() + ")";
        String value = request.environment()
                .variable(variable)
                .orElseThrow(() -> new InvalidSettings(
                        "The secret should be in " + where + ", which is not set.",
                        "Set the variable " + variable + "."));
        return SecretText.secretOf(value, where);
    }

    /** Relative files start from the file that names them, else from the directory the program was started in. */
    private Path resolve(String path, Origin origin) {
        Path start = origin instanceof Origin.FileLine
                ? fileDirectory.orElse(request.environment().workingDirectory())
                : request.environment().workingDirectory();
        return request.environment().resolve(path, start);
    }

    private InvalidSettings missing(String name) {
        String subject = connectionName
                .map(connection -> "Connection '" + connection + "'")
                .orElse("This connection");
        String type = find("auth-type")
                .map(setting -> " of auth type " + setting.value())
                .orElse("");
        String places = SettingNames.SECRETS.contains(name)
                ? "Give it in a file with --" + name + "-file, or set " + SettingNames.variableOf(name)
                : "Set it with --" + name + ", " + SettingNames.variableOf(name);
        String line = connectionName
                .map(connection -> " or sluice.connections." + connection + "." + name)
                .orElse("");
        return new InvalidSettings(subject + type + " needs " + name + ", which is not set.", places + line + ".");
    }

    private static void requireKnown(String name) {
        if (!SettingNames.isKnown(name)) {
            throw new IllegalArgumentException("There is no setting " + name);
        }
    }
}
