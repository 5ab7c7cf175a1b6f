// SPDX-License-Identifier: Apache-2.0
package dev.sluice.settings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Looks for what other programs would take for a credential, to say why this one does or does not use it. It looks at
 * names alone: no secret is read, and no service is asked.
 */
public final class CredentialSearch {

    private static final Pattern DATABRICKS = Pattern.compile("DATABRICKS_.*");
    private static final Pattern AZURE = Pattern.compile("(ARM|AZURE)_.*|(MSI|IDENTITY)_(ENDPOINT|SECRET|HEADER)");
    private static final Pattern GITHUB = Pattern.compile("ACTIONS_ID_TOKEN_REQUEST_(URL|TOKEN)");
    private static final Pattern OTHERS = Pattern.compile("GOOGLE_CREDENTIALS|GOOGLE_APPLICATION_CREDENTIALS");
    private static final List<String> KUBERNETES = List.of(
            "/var/run/secrets/kubernetes.io/serviceaccount/token",
            "/var/run/secrets/azure/tokens/azure-identity-token");

    private final Environment environment;
    private final Settings settings;
    private final Predicate<Path> exists;

    public CredentialSearch(Environment environment, Settings settings) {
        this(environment, settings, Files::exists);
    }

    CredentialSearch(Environment environment, Settings settings, Predicate<Path> exists) {
        this.environment = environment;
        this.settings = settings;
        this.exists = exists;
    }

    /** Everything that was seen, variables first. */
    public List<SeenCredential> all(boolean isDatabricksEnvironmentNamed, boolean isProfileNamed) {
        List<SeenCredential> seen = new ArrayList<>();
        for (Map.Entry<String, String> variable : new TreeMap<>(environment.variables()).entrySet()) {
            if (!variable.getValue().isBlank()) {
                addVariable(seen, variable.getKey(), isDatabricksEnvironmentNamed);
            }
        }
        DatabricksFile.path(environment)
                .filter(exists)
                .ifPresent(file -> seen.add(new SeenCredential(
                        environment.shown(file),
                        isProfileNamed,
                        isProfileNamed
                                ? "--databrickscfg names a profile of it"
                                : "only --databrickscfg PROFILE reads it")));
        environment
                .home()
                .map(home -> home.resolve(".azure"))
                .filter(exists)
                .ifPresent(folder ->
                        seen.add(ofType(environment.shown(folder), "azure-cli", "az keeps its sign-in there")));
        environment
                .home()
                .map(home -> home.resolve(".databricks/token-cache.json"))
                .filter(exists)
                .ifPresent(
                        file -> seen.add(
                                new SeenCredential(
                                        environment.shown(file),
                                        false,
                                        "the cache of the databricks program: token-command = databricks auth token … asks that program")));
        KUBERNETES.stream().map(Path::of).filter(exists).forEach(file -> seen.add(fileOfPlatform(file)));
        Path dotEnv = environment.workingDirectory().resolve(".env");
        if (exists.test(dotEnv)) {
            seen.add(new SeenCredential(".env", false, "no file of the working directory is read"));
        }
        return seen;
    }

    private void addVariable(List<SeenCredential> seen, String name, boolean isDatabricksEnvironmentNamed) {
        if (isNamedBySetting("token-env", name) || isNamedBySetting("token-source", "env:" + name)) {
            seen.add(new SeenCredential(name, true, "a setting of this connection names it"));
        } else if (GITHUB.matcher(name).matches()) {
            boolean isUsed = isNamedBySetting("token-source", "github");
            seen.add(new SeenCredential(
                    name, isUsed, isUsed ? "token-source is github" : "only token-source github reads it"));
        } else if (name.startsWith("IDENTITY_")) {
            seen.add(ofType(name, "azure-managed-identity", "App Service sets it"));
        } else if (DATABRICKS.matcher(name).matches() || AZURE.matcher(name).matches()) {
            boolean isUsed = isDatabricksEnvironmentNamed && !name.matches("(AZURE|MSI)_.*");
            seen.add(new SeenCredential(
                    name,
                    isUsed,
                    isUsed ? "--databricks-env was given" : "only --databricks-env reads such variables"));
        } else if (OTHERS.matcher(name).matches()) {
            seen.add(new SeenCredential(name, false, "no auth type reads it"));
        } else if (name.startsWith("QUARKUS_") && !name.equals("QUARKUS_PROFILE")) {
            seen.add(new SeenCredential(name, false, "no variable configures the framework"));
        }
    }

    private SeenCredential fileOfPlatform(Path file) {
        boolean isUsed = isNamedBySetting("token-source", "file:" + file);
        return new SeenCredential(
                file.toString(),
                isUsed,
                isUsed ? "token-source names it" : "only token-source file:" + file + " would read it");
    }

    private SeenCredential ofType(String place, String type, String why) {
        boolean isUsed = settings.authType().equals(type);
        return new SeenCredential(place, isUsed, isUsed ? why : why + "; only auth type " + type + " uses it");
    }

    private boolean isNamedBySetting(String setting, String value) {
        return settings.text(setting).filter(value::equals).isPresent();
    }
}
