// SPDX-License-Identifier: Apache-2.0
package dev.sluice.settings;

import dev.sluice.error.SluiceException.InvalidSettings;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the settings of one connection must not say at the same time; each refusal names both origins. */
record SettingRules(String subject, Map<String, Setting> settings) {

    void check() {
        refuseTwoCredentials();
        refuseTwoWarehouses();
        refuseTwoClusters();
        find("serverless-compute-id").ifPresent(this::refuseClassicBesides);
        find("serverless-compute-id").ifPresent(SettingRules::requireAuto);
        find("compute").ifPresent(SettingRules::requireKindOfCompute);
        for (String name : SettingNames.DURATIONS) {
            find(name)
                    .filter(SettingRules::isComplete)
                    .ifPresent(setting -> Durations.parse(name, setting.value(), setting.origin()));
        }
    }

    /** Refuses a host from elsewhere over a connection of the file that carries a credential, which would go there. */
    void refuseForeignHost(Map<String, Line> connection, Map<String, Line> global) {
        Optional<Setting> host = find("host").filter(setting -> !(setting.origin() instanceof Origin.FileLine));
        Optional<Setting> credential = SettingNames.CREDENTIALS.stream()
                .flatMap(name -> find(name).stream())
                .filter(setting -> setting.origin() instanceof Origin.FileLine)
                .findFirst()
                .or(() -> hiddenCredential(connection))
                .or(() -> hiddenCredential(global));
        if (host.isEmpty() || credential.isEmpty()) {
            return;
        }
        String key = Layers.PREFIX + "host";
        Line own = connection.getOrDefault(
                key, global.getOrDefault(key, new Line("", host.get().origin())));
        if (isSameHost(own.value(), host.get().value())) {
            return;
        }
        throw new InvalidSettings(
                subject + " carries its own credential (" + described(credential.get())
                        + "), which would go to the host of " + host.get().origin() + ".",
                "Leave that host out, or add the other workspace as a connection of its own: sluice connection add NAME"
                        + " --host …");
    }

    /** A credential of the connection that a flag or a variable hides: it is still a connection with a credential. */
    private Optional<Setting> hiddenCredential(Map<String, Line> lines) {
        String profile = "%" + find("auth-type").map(Setting::value).orElse("") + ".";
        for (String name : SettingNames.CREDENTIALS) {
            for (String prefix : List.of("", profile)) {
                Line line = lines.get(prefix + Layers.PREFIX + name);
                if (line != null && !line.value().isBlank()) {
                    return Optional.of(new Setting(name, "", Optional.empty(), line.origin()));
                }
            }
        }
        return Optional.empty();
    }

    private void refuseTwoCredentials() {
        List<Setting> credentials = SettingNames.CREDENTIALS.stream()
                .flatMap(name -> find(name).stream())
                .toList();
        if (credentials.size() > 1) {
            throw new InvalidSettings(
                    subject + " has more than one credential: " + joined(credentials) + ".",
                    "Keep one of them; an empty value (as in --token-file=) takes a setting of the file away.");
        }
    }

    private void refuseTwoWarehouses() {
        Optional<Setting> id = find("warehouse-id").filter(SettingRules::isComplete);
        Optional<Setting> path = find("http-path").filter(SettingRules::isComplete);
        Optional<String> inPath = path.map(setting -> HttpPath.warehouseId(setting.value(), setting.origin()));
        boolean differ = id.isPresent()
                && inPath.isPresent()
                && !id.get().value().strip().equals(inPath.get());
        if (differ) {
            throw twoWarehouses(List.of(id.get(), path.orElseThrow()));
        }
        Optional<Setting> byId = id.or(() -> path);
        if (find("warehouse-name").isPresent() && byId.isPresent()) {
            throw twoWarehouses(List.of(find("warehouse-name").get(), byId.get()));
        }
    }

    private InvalidSettings twoWarehouses(List<Setting> settings) {
        return new InvalidSettings(
                subject + " names two warehouses: " + joined(settings) + ".",
                "Keep one of them; an empty value (as in --warehouse-id=) takes a setting of the file away.");
    }

    private void refuseClassicBesides(Setting serverless) {
        find("cluster-id").or(() -> find("classic-compute-http-path")).ifPresent(classic -> {
            throw new InvalidSettings(
                    subject + " names serverless and classic compute: " + joined(List.of(serverless, classic)) + ".",
                    "Keep one of them.");
        });
    }

    /** The one value that Databricks has for it. */
    private static void requireAuto(Setting serverless) {
        if (isComplete(serverless) && !serverless.value().strip().equals("auto")) {
            throw new InvalidSettings(
                    "The serverless-compute-id '" + serverless.value() + "' (" + serverless.origin() + ") is not auto.",
                    "Write auto, which is the only one there is; a cluster is named by cluster-id.");
        }
    }

    private static void requireKindOfCompute(Setting compute) {
        if (isComplete(compute)
                && !compute.value().equals("warehouse")
                && !compute.value().equals("connect")) {
            throw new InvalidSettings(
                    "The compute '" + compute.value() + "' (" + compute.origin()
                            + ") is neither warehouse nor connect.",
                    "Write warehouse, or connect for serverless compute and clusters.");
        }
    }

    private void refuseTwoClusters() {
        Optional<Setting> id = find("cluster-id").filter(SettingRules::isComplete);
        Optional<Setting> path = find("classic-compute-http-path").filter(SettingRules::isComplete);
        Optional<String> inPath = path.map(setting -> HttpPath.clusterId(setting.value(), setting.origin()));
        boolean differ = id.isPresent()
                && inPath.isPresent()
                && !id.get().value().strip().equals(inPath.get());
        if (differ) {
            throw new InvalidSettings(
                    subject + " names two clusters: " + joined(List.of(id.get(), path.orElseThrow())) + ".",
                    "Keep one of them.");
        }
    }

    private Optional<Setting> find(String name) {
        return Optional.ofNullable(settings.get(name));
    }

    private static boolean isComplete(Setting setting) {
        return setting.missing().isEmpty();
    }

    private static String joined(List<Setting> settings) {
        return settings.stream().map(SettingRules::described).collect(Collectors.joining(" and "));
    }

    private static String described(Setting setting) {
        return setting.name() + " by " + setting.origin();
    }

    private static boolean isSameHost(String left, String right) {
        return bare(left).equals(bare(right));
    }

    private static String bare(String host) {
        return host.strip()
                .toLowerCase(Locale.ROOT)
                .replaceFirst("^https://", "")
                .replaceFirst("/+$", "");
    }
}
