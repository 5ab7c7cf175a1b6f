// SPDX-License-Identifier: Apache-2.0
package dev.sluice.function;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.sluice.function.OpenApi.Operation;
import dev.sluice.http.Json;
import dev.sluice.http.UserAgent;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class OpenApiTest {

    private final OpenApi document = new OpenApi();

    @Test
    void describesEveryMethodOfEveryResourceAndNoOther() {
        Set<String> described = new TreeSet<>();
        document.operations().forEach(each -> described.add(each.method() + " " + each.path()));
        Set<String> built = new TreeSet<>();
        resourceMethods().forEach(method -> built.add(verb(method) + " " + path(method)));
        assertThat(described).isEqualTo(built).isNotEmpty();
    }

    @Test
    void describesEveryParameterOfEveryMethod() {
        for (Method method : resourceMethods()) {
            Operation operation = document.operations().stream()
                    .filter(each -> (each.method() + " " + each.path()).equals(verb(method) + " " + path(method)))
                    .findFirst()
                    .orElseThrow();
            Set<String> described = new TreeSet<>();
            operation
                    .description()
                    .path("parameters")
                    .forEach(each -> described.add(
                            each.path("in").asText() + " " + each.path("name").asText()));
            for (Parameter parameter : method.getParameters()) {
                for (Annotation annotation : parameter.getAnnotations()) {
                    name(annotation).ifPresent(name -> assertThat(described).contains(name));
                }
            }
        }
    }

    @Test
    void everyExampleFitsItsSchema() {
        List<String> faults = new ArrayList<>();
        for (Operation operation : document.operations()) {
            String where = operation.method() + " " + operation.path();
            content(operation.description().path("requestBody").path("content"), where, faults);
            operation
                    .description()
                    .path("responses")
                    .properties()
                    .forEach(answer -> content(
                            document.resolve(answer.getValue()).path("content"),
                            where + " " + answer.getKey(),
                            faults));
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void anExampleThatDoesNotFitWouldBeFound() throws IOException {
        JsonNode problem = document.resolve(Json.mapper().readTree("{\"$ref\": \"#/components/schemas/Problem\"}"));
        assertThat(document.faults(Json.mapper().readTree("{\"status\": \"400\"}"), problem, "it"))
                .contains("it has no title", "it/status is no \"integer\"");
    }

    @Test
    void isOfThisVersion() throws IOException {
        JsonNode root =
                Json.mapper().readTree(Files.readString(java.nio.file.Path.of("src/main/resources/openapi.json")));
        assertThat(root.path("info").path("version").asText()).isEqualTo(UserAgent.VERSION);
    }

    private void content(JsonNode content, String where, List<String> faults) {
        content.properties().forEach(type -> {
            JsonNode schema = type.getValue().path("schema");
            assertThat(type.getValue().has("example") || type.getValue().has("examples"))
                    .as(where)
                    .isTrue();
            if (type.getValue().has("example")) {
                faults.addAll(document.faults(type.getValue().path("example"), schema, where));
            }
            type.getValue()
                    .path("examples")
                    .properties()
                    .forEach(example -> faults.addAll(
                            document.faults(example.getValue().path("value"), schema, where + " " + example.getKey())));
        });
    }

    private static List<Method> resourceMethods() {
        List<Method> methods = new ArrayList<>();
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.sluice.function")) {
            if (type.isAnnotatedWith(Path.class)) {
                type.getMethods().stream()
                        .filter(method -> method.isAnnotatedWith(GET.class) || method.isAnnotatedWith(POST.class))
                        .map(JavaMethod::reflect)
                        .forEach(methods::add);
            }
        }
        return methods;
    }

    private static String verb(Method method) {
        return method.isAnnotationPresent(GET.class) ? "GET" : "POST";
    }

    private static String path(Method method) {
        String base = method.getDeclaringClass().getAnnotation(Path.class).value();
        Path more = method.getAnnotation(Path.class);
        return more == null ? base : base + "/" + more.value();
    }

    private static java.util.Optional<String> name(Annotation annotation) {
        return switch (annotation) {
            case QueryParam query -> java.util.Optional.of("query " + query.value());
            case PathParam path -> java.util.Optional.of("path " + path.value());
            case HeaderParam header -> java.util.Optional.of("header " + header.value());
            default -> java.util.Optional.empty();
        };
    }
}
