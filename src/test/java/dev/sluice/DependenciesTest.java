// SPDX-License-Identifier: Apache-2.0
package dev.sluice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** The page of dependencies names what {@code pom.xml} has, and nothing else. */
class DependenciesTest {

    private static final Pattern CODE = Pattern.compile("`([a-z0-9_.-]+)`");

    @Test
    void everyDependencyAndPluginStandsOnThePageWithAReason() throws Exception {
        Document pom = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(Path.of("pom.xml").toFile());
        Set<String> used = Stream.of("dependency", "plugin", "path")
                .flatMap(kind -> artifacts(pom.getElementsByTagName(kind)))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(named()).isEqualTo(used);
    }

    /** What is only given a version, and used by something else, is no dependency of ours. */
    private static Stream<String> artifacts(NodeList elements) {
        return Stream.iterate(0, i -> i < elements.getLength(), i -> i + 1)
                .map(i -> (Element) elements.item(i))
                .filter(element -> !isBelow(element, "dependencyManagement"))
                .map(element ->
                        element.getElementsByTagName("artifactId").item(0).getTextContent());
    }

    private static boolean isBelow(Node node, String name) {
        return node != null && (node.getNodeName().equals(name) || isBelow(node.getParentNode(), name));
    }

    /** The names in the first columns of the tables. */
    private static Set<String> named() throws IOException {
        return Files.readString(Path.of("src/docs/dependencies.md"))
                .lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split("\\|", -1)[1])
                .flatMap(cell -> CODE.matcher(cell).results().map((MatchResult found) -> found.group(1)))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
