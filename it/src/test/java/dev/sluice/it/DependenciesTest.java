package dev.sluice.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** docs/dependencies.md names what the poms name, module by module. */
class DependenciesTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern ROW =
      Pattern.compile("\\| `([^`]+)` \\| (`[^`]+`|own|managed) \\|.*");
  private static final String SCALA = "${scala.binary.version}";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "transforms",
        "runner-profiles",
        "pipelines",
        "it/cassandra-server",
        "it/kafka-server",
        "it/spark-home",
        "it"
      })
  void everyDependencyOfAModuleIsExplained(String module) throws Exception {
    Map<String, String> versions = managedVersions();
    Map<String, String> declared = new TreeMap<>();
    for (Element dependency : dependencies(ROOT.resolve(module).resolve("pom.xml"), "project")) {
      declared.put(artifact(dependency), versions.getOrDefault(coordinates(dependency), "managed"));
    }

    assertThat(documented(module)).isEqualTo(declared);
  }

  @Test
  void everyModuleIsThere() throws Exception {
    List<String> modules = new ArrayList<>();
    Element project = root(ROOT.resolve("pom.xml"));
    for (Element module : children(child(project, "modules"), "module")) {
      modules.add(module.getTextContent());
    }

    assertThat(documentation().lines().filter(line -> line.startsWith("## ")))
        .map(line -> line.substring("## ".length()))
        .containsExactlyInAnyOrderElementsOf(modules);
  }

  /** Group and artifact → the property of its version, as the tables write it. */
  private static Map<String, String> managedVersions() throws Exception {
    Map<String, String> versions = new TreeMap<>();
    for (Element dependency : dependencies(ROOT.resolve("pom.xml"), "dependencyManagement")) {
      String version = child(dependency, "version").getTextContent();
      versions.put(
          coordinates(dependency),
          version.equals("${project.version}")
              ? "own"
              : version.replace("${", "`").replace("}", "`"));
    }
    return versions;
  }

  private static Map<String, String> documented(String module) throws Exception {
    Map<String, String> rows = new TreeMap<>();
    String section = documentation().split("\n## " + module + "\n", 2)[1].split("\n## ", 2)[0];
    for (String line : section.lines().toList()) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        assertThat(rows.put(row.group(1), row.group(2))).as("%s twice", row.group(1)).isNull();
      }
    }
    return rows;
  }

  private static String documentation() throws Exception {
    return Files.readString(ROOT.resolve("docs/dependencies.md"));
  }

  private static String coordinates(Element dependency) {
    return child(dependency, "groupId").getTextContent() + ":" + artifact(dependency);
  }

  private static String artifact(Element dependency) {
    return child(dependency, "artifactId").getTextContent().replace(SCALA, "2.12");
  }

  private static List<Element> dependencies(Path pom, String under) throws Exception {
    Element project = root(pom);
    Element parent = under.equals("project") ? project : child(project, under);
    return children(child(parent, "dependencies"), "dependency");
  }

  private static Element root(Path pom) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(pom.toFile())
        .getDocumentElement();
  }

  private static Element child(Element parent, String name) {
    List<Element> children = children(parent, name);
    assertThat(children).as("<%s> in <%s>", name, parent.getTagName()).hasSize(1);
    return children.get(0);
  }

  private static List<Element> children(Element parent, String name) {
    List<Element> children = new ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element && element.getTagName().equals(name)) {
        children.add(element);
      }
    }
    return children;
  }
}
