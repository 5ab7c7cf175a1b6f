// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import dev.sluice.error.SluiceException.InvalidSettings;
import dev.sluice.settings.DatabricksImport;
import dev.sluice.settings.Environment;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags that let settings of the vendor's tools in, which nothing else does. */
final class DatabricksOptions {

    @Option(names = "--databrickscfg", paramLabel = "<profile>", description = "Use a profile of ~/.databrickscfg.")
    @Nullable
    String profile;

    @Option(names = "--databricks-env", description = "Use the DATABRICKS_* variables.")
    boolean environmentVariables;

    Optional<DatabricksImport> source(Environment environment) {
        if (profile != null && environmentVariables) {
            throw new InvalidSettings("Both --databrickscfg and --databricks-env were given.", "Give one of them.");
        }
        if (profile != null) {
            return Optional.of(DatabricksImport.ofProfile(environment, profile));
        }
        return environmentVariables ? Optional.of(DatabricksImport.ofEnvironment(environment)) : Optional.empty();
    }
}
