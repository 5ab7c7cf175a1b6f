// SPDX-License-Identifier: Apache-2.0
package dev.sluice.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.error.SluiceException.InvalidSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabricksImportTest {

    @TempDir
    Path home;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    token=hush                                                     | pat                    | token
                    auth_type=pat;token=hush                                       | pat                    | token
                    client_id=a;client_secret=hush                                 | oauth-m2m              | client-secret
                    auth_type=databricks-cli                                       | token-command          | token-command
                    auth_type=external-browser                                     | oauth-u2m              | host
                    azure_client_id=a;azure_client_secret=hush;azure_tenant_id=t   | azure-sp-m2m           | azure-tenant-id
                    azure_use_msi=true;azure_client_id=a                           | azure-managed-identity | client-id
                    auth_type=azure-cli;azure_environment=CHINA                    | azure-cli              | azure-cloud
                    auth_type=github-oidc;client_id=a;audience=x                   | oidc-federation        | token-audience
                    auth_type=env-oidc;oidc_token_env=T                            | oidc-federation        | token-source
                    auth_type=file-oidc;databricks_id_token_filepath=/t            | oidc-federation        | token-source
                    """)
    void everyAuthTypeWithACounterpartIsTranslated(String attributes, String type, String setting) {
        DatabricksImport read = profile("host=acme.example;" + attributes);
        assertThat(read.settings()).containsEntry("auth-type", type).containsKey(setting);
        assertThat(read.notUnderstood()).isEmpty();
        assertThat(read.taken().toString()).doesNotContain("hush");
    }

    @Test
    void aLoginOfTheDatabricksProgramIsUsedThroughIt() {
        assertThat(profile("host=acme.example;auth_type=databricks-cli").settings())
                .containsEntry("token-command", "databricks auth token --profile dev");
    }

    @Test
    void whatHasNoCounterpartIsReported() {
        DatabricksImport read = profile("host=acme.example;token=hush;rate_limit=3;skip_verify=true;scopes=a, b");
        assertThat(read.notUnderstood()).containsExactly("rate_limit", "skip_verify");
        assertThat(read.settings()).containsEntry("scopes", "a b");
        assertThat(read.toString()).doesNotContain("hush");
    }

    @Test
    void anAuthTypeIsNotGuessedFromAHostOrAmongTwoCredentials() {
        assertThatThrownBy(() -> profile("host=acme.example"))
                .isInstanceOf(InvalidSettings.class)
                .hasMessage("~/.databrickscfg [dev] names no auth_type and holds no credential.");
        assertThatThrownBy(() -> profile("host=a;token=x;client_secret=y"))
                .hasMessage("~/.databrickscfg [dev] holds more than one credential: pat and oauth-m2m.");
        assertThatThrownBy(() -> profile("host=a;auth_type=basic")).hasMessageContaining("'basic'");
    }

    @Test
    void profilesAreFoundByTheirNamesAndCommentsAreNotValues() {
        write(
                "[DEFAULT]\nhost=a.example\n\n; no\n[dev]\nhost = b.example   # ours\ntoken = a#b\n[__settings__]\nx=y\n");
        assertThat(DatabricksImport.ofProfile(environment(), "dev").settings())
                .containsEntry("host", "b.example")
                .containsEntry("token", "a#b");
        assertThatThrownBy(() -> DatabricksImport.ofProfile(environment(), "prod"))
                .isInstanceOfSatisfying(
                        InvalidSettings.class,
                        refusal -> assertThat(refusal.remedy()).isEqualTo("The profiles there are DEFAULT, dev."));
    }

    @Test
    void theVariablesAreTakenOnlyWithAHost() {
        Environment with = environment(Map.of(
                "DATABRICKS_HOST",
                "acme.example",
                "DATABRICKS_TOKEN",
                "hush",
                "DATABRICKS_RUNTIME_VERSION",
                "1",
                "PATH",
                "x"));
        DatabricksImport read = DatabricksImport.ofEnvironment(with);
        assertThat(read.settings()).containsEntry("host", "acme.example").containsEntry("auth-type", "pat");
        assertThat(read.notUnderstood()).containsExactly("runtime_version");
        assertThatThrownBy(() -> DatabricksImport.ofEnvironment(environment(Map.of("DATABRICKS_TOKEN", "x"))))
                .hasMessage("--databricks-env was given, and DATABRICKS_HOST is not set.");
    }

    @Test
    void anImportStandsWhereAConnectionWouldAndNotBesideOne() {
        write("[dev]\nhost=acme.example\ntoken=hush\nrate_limit=3\n");
        Surroundings given = new Surroundings(home);
        DatabricksImport source = DatabricksImport.ofProfile(environment(), "dev");
        Settings settings = SettingsReader.read(given.request().withImport(source));
        assertThat(settings.requireSecret("token")).isEqualTo(Secret.of("hush"));
        assertThat(settings.originOf("token")).hasToString("~/.databrickscfg [dev], token");
        assertThat(settings.warnings()).singleElement().asString().contains("rate_limit");

        assertThatThrownBy(() ->
                        SettingsReader.read(given.connection("prod").request().withImport(source)))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("A connection is named");
        assertThatThrownBy(() -> SettingsReader.read(new Surroundings(home)
                        .flag("host", "evil.example")
                        .request()
                        .withImport(source)))
                .hasMessageContaining("carries its own credential");
    }

    @Test
    void whatIsSeenIsUsedOnlyWhereItIsNamed() {
        write("[dev]\nhost=acme.example\ntoken=hush\n");
        Surroundings given = new Surroundings(home)
                .flag("host", "acme.example")
                .flag("auth-type", "token")
                .flag("token-env", "DATABRICKS_TOKEN")
                .variable("DATABRICKS_TOKEN", "hush")
                .variable("ARM_CLIENT_SECRET", "hush")
                .variable("ACTIONS_ID_TOKEN_REQUEST_TOKEN", "hush")
                .variable("IDENTITY_ENDPOINT", "http://localhost")
                .variable("QUARKUS_TLS_TRUST_ALL", "true");
        List<SeenCredential> seen = new CredentialSearch(given.request().environment(), given.read()).all(false, false);
        assertThat(seen)
                .extracting(each -> each.place() + " " + each.isUsed())
                .contains(
                        "DATABRICKS_TOKEN true",
                        "ARM_CLIENT_SECRET false",
                        "ACTIONS_ID_TOKEN_REQUEST_TOKEN false",
                        "IDENTITY_ENDPOINT false",
                        "QUARKUS_TLS_TRUST_ALL false",
                        "~/.databrickscfg false");
        assertThat(seen.toString()).doesNotContain("hush");
    }

    private DatabricksImport profile(String attributes) {
        write("[dev]\n" + attributes.replace(';', '\n') + "\n");
        return DatabricksImport.ofProfile(environment(), "dev");
    }

    private void write(String text) {
        new Surroundings(home).write(".databrickscfg", text);
    }

    private Environment environment() {
        return environment(Map.of());
    }

    private Environment environment(Map<String, String> variables) {
        return new Environment(variables, Optional.of(home), home);
    }
}
