// SPDX-License-Identifier: Apache-2.0
package dev.sluice.settings;

import static dev.sluice.settings.Surroundings.FILE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sluice.error.SluiceException.InvalidSettings;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingRulesTest {

    private static final String KEEP =
            "Keep one of them; an empty value (as in --%s=) takes a setting of the file away.";

    @TempDir
    Path home;

    private Surroundings given;

    @BeforeEach
    void oneConnectionWithACredential() {
        given = new Surroundings(home)
                .file(
                        "sluice.connections.prod.host=https://prod.example",
                        "sluice.connections.prod.auth-type=oauth-m2m",
                        "sluice.connections.prod.client-secret=hush",
                        "sluice.connections.open.host=https://open.example",
                        "sluice.connections.open.auth-type=pat",
                        "sluice.connections.open.warehouse-id=abc",
                        "sluice.connections.serverless.host=https://s.example",
                        "sluice.connections.serverless.auth-type=pat",
                        "sluice.connections.serverless.serverless-compute-id=auto");
    }

    @Test
    void twoCredentialsAreRefused() {
        given.connection("prod")
                .variable("SLUICE_TOKEN", "dapi")
                .refuses(
                        "Connection 'prod' has more than one credential: token by environment variable SLUICE_TOKEN and"
                                + " client-secret by " + FILE + ", sluice.connections.prod.client-secret.",
                        KEEP.formatted("token-file"));
    }

    @Test
    void twoCredentialsOfAnAdHocConnectionAreRefused() {
        given.flag("host", "https://a.example")
                .flag("auth-type", "pat")
                .flag("token-file", "t")
                .variable("SLUICE_TOKEN_ENV", "T")
                .refuses(
                        "The connection has more than one credential: token-file by flag --token-file and"
                                + " token-env by environment variable SLUICE_TOKEN_ENV.",
                        KEEP.formatted("token-file"));
    }

    @Test
    void theSameSettingFromTwoOriginsIsAnOverride() {
        given.connection("prod").variable("SLUICE_CLIENT_SECRET", "other");
        assertThat(given.read().requireSecret("client-secret").reveal()).isEqualTo("other");
    }

    @ParameterizedTest
    @CsvSource({
        "/sql/1.0/warehouses/abc, abc",
        "sql/1.0/endpoints/abc/, abc",
        "/sql/1.0/warehouses/abc?o=123, abc",
        "/sql/1.0/warehouses/abc&x=y, abc"
    })
    void theWarehouseIdIsReadOutOfTheHttpPath(String path, String id) {
        assertThat(given.connection("open").flag("http-path", path).read().warehouseId())
                .contains(id);
        assertThat(given.connection("prod").flag("http-path", path).read().warehouseId())
                .contains(id);
    }

    @Test
    void warehousesThatDifferAreRefused() {
        given.connection("open")
                .flag("http-path", "/sql/1.0/warehouses/def")
                .refuses(
                        "Connection 'open' names two warehouses: warehouse-id by " + FILE
                                + ", sluice.connections.open.warehouse-id and http-path by flag --http-path.",
                        KEEP.formatted("warehouse-id"));
    }

    @Test
    void aWarehouseByNameAndByIdIsRefused() {
        given.connection("open")
                .flag("warehouse-name", "main")
                .refuses(
                        "Connection 'open' names two warehouses: warehouse-name by flag --warehouse-name and"
                                + " warehouse-id by " + FILE + ", sluice.connections.open.warehouse-id.",
                        KEEP.formatted("warehouse-id"));
        assertThat(given.flag("warehouse-id", "").read().text("warehouse-name")).contains("main");
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "/sql/1.0/warehouses/", "/sql/1.0/warehouses/a/b", "https://x/sql/1.0/warehouses/a"})
    void aMalformedHttpPathIsRefused(String path) {
        given.connection("prod")
                .flag("http-path", path)
                .refuses(
                        "The http-path '" + path + "' (flag --http-path) names no warehouse.",
                        "Copy the HTTP path from the warehouse's connection details: /sql/1.0/warehouses/ID.");
    }

    @Test
    void theHttpPathOfAClusterIsAnsweredWithItsSetting() {
        given.connection("prod")
                .flag("http-path", "sql/protocolv1/o/123/0101-abc")
                .refuses(
                        "The http-path 'sql/protocolv1/o/123/0101-abc' (flag --http-path) names no warehouse.",
                        "This is the path of a cluster: give it as classic-compute-http-path.");
    }

    @Test
    void serverlessAndClassicExcludeEachOther() {
        given.connection("serverless")
                .variable("SLUICE_CLUSTER_ID", "0101-abc")
                .refuses(
                        "Connection 'serverless' names serverless and classic compute: serverless-compute-id by " + FILE
                                + ", sluice.connections.serverless.serverless-compute-id and cluster-id by"
                                + " environment variable SLUICE_CLUSTER_ID.",
                        "Keep one of them.");
        assertThat(new Surroundings(home)
                        .connection("serverless")
                        .flag("warehouse-id", "abc")
                        .read()
                        .warehouseId())
                .contains("abc");
    }

    @Test
    void clustersThatDifferAreRefused() {
        given.connection("open")
                .flag("cluster-id", "1")
                .flag("classic-compute-http-path", "sql/protocolv1/o/123/2")
                .refuses(
                        "Connection 'open' names two clusters: cluster-id by flag --cluster-id and"
                                + " classic-compute-http-path by flag --classic-compute-http-path.",
                        "Keep one of them.");
    }

    @Test
    void serverlessComputeHasOneNameOnly() {
        given.connection("open")
                .flag("serverless-compute-id", "0101-abc")
                .refuses(
                        "The serverless-compute-id '0101-abc' (flag --serverless-compute-id) is not auto.",
                        "Write auto, which is the only one there is; a cluster is named by cluster-id.");
    }

    @Test
    void theKindOfComputeIsOneOfTwo() {
        given.connection("open")
                .flag("compute", "cluster")
                .refuses(
                        "The compute 'cluster' (flag --compute) is neither warehouse nor connect.",
                        "Write warehouse, or connect for serverless compute and clusters.");
    }

    @Test
    void theClusterIsTakenOutOfTheHttpPathOfClassicCompute() {
        assertThat(given.connection("open")
                        .flag("classic-compute-http-path", "sql/protocolv1/o/123/0101-abc")
                        .read()
                        .clusterId())
                .contains("0101-abc");
    }

    @Test
    void aHostFromElsewhereOverAConnectionWithACredentialIsRefused() {
        String remedy = "Leave that host out, or add the other workspace as a connection of its own:"
                + " sluice connection add NAME --host …";
        String carries = "Connection 'prod' carries its own credential (client-secret by " + FILE
                + ", sluice.connections.prod.client-secret), which would go to the host of ";
        given.connection("prod").variable("SLUICE_HOST", "https://evil.example");
        given.refuses(carries + "environment variable SLUICE_HOST.", remedy);
        given.flag("host", "https://evil.example");
        given.refuses(carries + "flag --host.", remedy);
        given.flag("client-secret-file", "mine").flag("client-secret", "");
        given.refuses(carries + "flag --host.", remedy);
    }

    @Test
    void aCredentialOfTheWholeFileIsTheConnectionsToo() {
        given.file(
                        "sluice.token=dapi",
                        "sluice.connections.a.host=https://a.example",
                        "sluice.connections.a.auth-type=pat")
                .connection("a")
                .flag("host", "https://evil.example")
                .refuses(
                        "Connection 'a' carries its own credential (token by " + FILE
                                + ", sluice.token), which would go to the host of flag --host.",
                        "Leave that host out, or add the other workspace as a connection of its own:"
                                + " sluice connection add NAME --host …");
    }

    @Test
    void aHostFromElsewhereIsFineWithoutACredentialOrWhenItIsTheSame() {
        assertThat(given.connection("open")
                        .flag("host", "https://evil.example")
                        .read()
                        .require("host"))
                .isEqualTo("https://evil.example");
        assertThat(given.connection("prod").flag("host", "prod.example/").read().require("host"))
                .isEqualTo("prod.example/");
    }

    @ParameterizedTest
    @CsvSource({"30s, PT30S", "5m, PT5M", "1m30s, PT1M30S", "250ms, PT0.25S", "PT2M, PT2M", "1H, PT1H"})
    void readsLengthsOfTime(String text, Duration duration) {
        assertThat(given.connection("open").flag("timeout", text).read().duration("timeout", Duration.ZERO))
                .isEqualTo(duration);
        assertThat(given.read().duration("connect-timeout", Duration.ofSeconds(7)))
                .isEqualTo(Duration.ofSeconds(7));
    }

    @ParameterizedTest
    @ValueSource(strings = {"30", "soon", "0s", "-5s", "PT-1S", "99999999999999999999s", "PT"})
    void refusesWhatIsNoLengthOfTime(String text) {
        given.connection("open")
                .flag("timeout", text)
                .refuses(
                        "The timeout '" + text + "' (flag --timeout) is not a length of time.",
                        "Write it as 30s, 5m, 1h or, in ISO 8601, PT30S.");
    }

    @Test
    void aMissingSettingSaysWhereToSetIt() {
        Settings settings = given.connection("prod").read();
        assertThat(catchThrowableOfType(InvalidSettings.class, () -> settings.require("client-id")))
                .hasMessage("Connection 'prod' of auth type oauth-m2m needs client-id, which is not set.")
                .satisfies(refusal -> assertThat(refusal.remedy())
                        .isEqualTo("Set it with --client-id, SLUICE_CLIENT_ID or sluice.connections.prod.client-id."));
    }
}
