// SPDX-License-Identifier: Apache-2.0
package dev.sluice;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which package may use which, and what only one of them may do. */
class ArchitectureTest {

    private static final String ROOT = "dev.sluice";
    private static final JavaClasses PRODUCTION = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);
    private static final JavaClasses TESTS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS)
            .importPackages(ROOT);

    /**
     * The package before the bar may use those behind it; it may name packages that are still to come. Where it differs
     * from the first sketch, decision 6 says why.
     */
    private static final String TABLE = """
            error          |
            result         | error
            sql            | error
            settings       | error
            http           | settings error
            token          | settings error
            oauth          | token http settings error
            auth           | oauth token http settings error
            connection     | auth token http settings error
            arrow          | result error
            download       | http result error
            statement      | connection download arrow http sql result settings error
            sparkconnect   | connection arrow http sql result error
            catalog        | connection result error
            compute        | connection http result error
            query          | statement sparkconnect compute sql connection http result error
            output         | arrow result error
            httpconnection | catalog query sql connection http settings result error
            grant          | httpconnection catalog query connection result error
            check          | query statement compute catalog connection auth oauth token http settings output result error
            function       | check query output connection http settings result error
            cli            | grant httpconnection check query statement sparkconnect catalog compute output download \
            arrow connection auth oauth token http settings sql result error
            """;

    static Stream<Arrows> arrows() {
        return TABLE.lines().map(Arrows::parse);
    }

    @ParameterizedTest
    @MethodSource("arrows")
    void packageUsesOnly(Arrows arrows) {
        usesOnly(ROOT, arrows).check(PRODUCTION);
    }

    @Test
    void everyPackageStandsInTheTable() {
        Set<String> existing = PRODUCTION.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> !name.equals(ROOT))
                .map(name -> name.substring(ROOT.length() + 1).replaceFirst("\\..*", ""))
                .collect(Collectors.toSet());
        assertThat(arrows().map(Arrows::name).toList()).containsAll(existing);
    }

    @Test
    void arrowsMakeNoCircle() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(PRODUCTION);
    }

    @Test
    void onlyTheCommandLineKnowsPicocli() {
        onlyMayDependOn("picocli..", "cli..");
    }

    @Test
    void onlyTheTerminalAndTheShellKnowJline() {
        onlyMayDependOn("org.jline..", "cli.terminal..", "cli.shell..");
    }

    @Test
    void onlyOauthKnowsTheOidcClient() {
        onlyMayDependOn("io.quarkus.oidc..", "oauth..");
    }

    @Test
    void onlySparkConnectKnowsGrpc() {
        onlyMayDependOn("io.grpc..", "sparkconnect..");
    }

    @Test
    void theFetcherOfLinksNeverMeetsAConnection() {
        noClasses()
                .that(resideInAnyPackage(ROOT + ".download.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage(packages("connection..", "auth..", "token..", "oauth..")))
                .orShould()
                .dependOnClassesThat()
                .haveSimpleName("Secret")
                .allowEmptyShould(true)
                .check(PRODUCTION);
        noClasses()
                .that(resideInAnyPackage(ROOT + ".connection.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage(packages("download..")))
                .allowEmptyShould(true)
                .check(PRODUCTION);
    }

    @Test
    void wireInterfacesStayInTheirPackage() {
        classes()
                .that()
                .areInterfaces()
                .and()
                .haveSimpleNameEndingWith("Api")
                .should()
                .notBePublic()
                .allowEmptyShould(true)
                .check(PRODUCTION);
    }

    @Test
    void onlyMainReadsTheEnvironment() {
        onlyMayAccess(List.of("Main"), System.class, "getenv"::equals);
    }

    @Test
    void onlyTheCommandLineTouchesTheStandardStreamsAndExits() {
        onlyMayAccess(List.of("Main", "cli"), System.class, Set.of("out", "err", "in", "exit", "console")::contains);
        onlyMayAccess(List.of("Main", "cli"), Runtime.class, Set.of("exit", "halt")::contains);
    }

    @Test
    void timeIsAParameterBelowTheCommandLine() {
        onlyMayAccess(List.of("Main", "cli"), Clock.class, name -> name.startsWith("system"));
        onlyMayAccess(List.of(), Instant.class, "now"::equals);
        onlyMayAccess(List.of(), System.class, "currentTimeMillis"::equals);
    }

    @Test
    void onlyThePauseAndTheTimeLimitSleep() {
        onlyMayAccess(List.of("http.Pause"), Thread.class, "sleep"::equals);
    }

    @Test
    void thereIsOneObjectMapper() {
        onlyMayAccess(List.of("http.Json"), com.fasterxml.jackson.databind.ObjectMapper.class, "<init>"::equals);
        onlyMayAccess(
                List.of("http.Json"),
                com.fasterxml.jackson.databind.json.JsonMapper.class,
                Set.of("<init>", "builder")::contains);
    }

    @Test
    void theLocalWorkspaceUsesNothingOfTheProgram() {
        classes()
                .that(resideInAnyPackage(ROOT + ".local.."))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(ROOT + ".local..").or(resideOutsideOfPackage(ROOT + "..")))
                .allowEmptyShould(true)
                .check(TESTS);
    }

    @Test
    void aPlantedArrowIsFound() {
        assertThatThrownBy(() -> usesOnly(ROOT + ".planted", new Arrows("lower", List.of("error")))
                        .check(TESTS))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("dev.sluice.planted.upper.Upper");
        usesOnly(ROOT + ".planted", new Arrows("lower", List.of("upper"))).check(TESTS);
    }

    @Test
    void aPlantedSleepIsFoundEvenAsAMethodReference() {
        assertThatThrownBy(() -> mayNotAccess(
                                Thread.class,
                                "sleep"::equals,
                                each -> !each.getPackageName().startsWith(ROOT + ".planted"))
                        .check(TESTS))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Thread.sleep");
    }

    private static ArchRule usesOnly(String root, Arrows arrows) {
        String[] targets = Stream.concat(Stream.of(arrows.name()), arrows.allowed().stream())
                .map(name -> root + "." + name + "..")
                .toArray(String[]::new);
        return classes()
                .that(resideInAnyPackage(root + "." + arrows.name() + ".."))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(targets).or(resideOutsideOfPackage(root + "..")))
                .allowEmptyShould(true);
    }

    private static void onlyMayDependOn(String library, String... packages) {
        noClasses()
                .that(describe(
                        "are outside of " + Arrays.toString(packages),
                        (JavaClass each) -> !isMain(each)
                                && !resideInAnyPackage(packages(packages)).test(each)))
                .should()
                .dependOnClassesThat(resideInAnyPackage(library))
                .allowEmptyShould(true)
                .check(PRODUCTION);
    }

    private static void onlyMayAccess(List<String> places, Class<?> owner, Predicate<String> member) {
        mayNotAccess(owner, member, each -> places.stream().anyMatch(place -> isAt(place, each)))
                .check(PRODUCTION);
    }

    private static ArchRule mayNotAccess(Class<?> owner, Predicate<String> member, Predicate<JavaClass> excepted) {
        return noClasses()
                .that(describe("are not the place for it", (JavaClass each) -> !excepted.test(each)))
                .should()
                .accessTargetWhere(describe(
                        "the target is " + owner.getSimpleName() + "'s",
                        (JavaAccess<?> access) -> access.getTargetOwner().isEquivalentTo(owner)
                                && member.test(access.getTarget().getName())))
                .allowEmptyShould(true);
    }

    private static boolean isMain(JavaClass each) {
        return isAt("Main", each);
    }

    /** A place is a package, with those below it, or a class, with those nested in it. */
    private static boolean isAt(String place, JavaClass each) {
        String name = ROOT + "." + place;
        return each.getName().equals(name)
                || each.getName().startsWith(name + "$")
                || each.getName().startsWith(name + ".");
    }

    private static String[] packages(String... names) {
        return Arrays.stream(names).map(name -> ROOT + "." + name).toArray(String[]::new);
    }

    /** One line of the table. */
    record Arrows(String name, List<String> allowed) {

        static Arrows parse(String line) {
            String[] halves = line.split("\\|", -1);
            return new Arrows(
                    halves[0].strip(),
                    Arrays.stream(halves[1].strip().split(" +"))
                            .filter(each -> !each.isEmpty())
                            .toList());
        }

        @Override
        public String toString() {
            return name + " uses only " + allowed;
        }
    }
}
