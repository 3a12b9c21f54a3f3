package dev.crmcore.examples.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every Java block in the documentation is a tagged region of a test that compiles and runs. */
class DocsTest {
  private static final Path ROOT = root();
  private static final Pattern BLOCK =
      Pattern.compile("(<!-- snippet: (\\w+) -->\\n)?```java\\n(.*?)```", Pattern.DOTALL);
  private static final Pattern TAG =
      Pattern.compile("// tag::(\\w+)\\[\\]\\n(.*?)\\n\\s*// end::\\1\\[\\]", Pattern.DOTALL);

  @Test
  void javaBlocksAreTaggedRegionsOfTests() throws IOException {
    Map<String, String> regions = regions();
    List<String> problems = new ArrayList<>();

    int blocks = 0;
    for (Path page : pages()) {
      Matcher block = BLOCK.matcher(Files.readString(page));
      while (block.find()) {
        blocks++;
        String name = block.group(2);
        if (name == null) {
          problems.add(page + ": a Java block has no <!-- snippet: NAME --> before it");
        } else if (!block.group(3).strip().equals(regions.get(name))) {
          problems.add(page + ": the block '" + name + "' differs from its region in the tests");
        }
      }
    }

    assertThat(problems).isEmpty();
    assertThat(blocks).isPositive();
  }

  @Test
  void linksBetweenPagesLeadSomewhere() throws IOException {
    Pattern link = Pattern.compile("\\]\\((?!https?:|#|mailto:)([^)#]+)(#[^)]*)?\\)");
    List<String> broken = new ArrayList<>();

    for (Path page : pages()) {
      Matcher found = link.matcher(Files.readString(page));
      while (found.find()) {
        if (!Files.exists(page.resolveSibling(found.group(1)))) {
          broken.add(page + " -> " + found.group(1));
        }
      }
    }

    assertThat(broken).isEmpty();
  }

  private static Map<String, String> regions() throws IOException {
    Map<String, String> regions = new HashMap<>();
    try (Stream<Path> sources = Files.walk(ROOT.resolve("crm-examples/src/test/java"))) {
      for (Path source : sources.filter(file -> file.toString().endsWith(".java")).toList()) {
        Matcher tag = TAG.matcher(Files.readString(source));
        while (tag.find()) {
          regions.put(tag.group(1), tag.group(2).stripIndent().strip());
        }
      }
    }
    return regions;
  }

  private static List<Path> pages() throws IOException {
    try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
      return Stream.concat(
              Stream.of(ROOT.resolve("README.md"), ROOT.resolve("CONTRIBUTING.md")),
              docs.filter(file -> file.toString().endsWith(".md")))
          .collect(Collectors.toList());
    }
  }

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("README.md")) || !Files.exists(folder.resolve("mvnw"))) {
      folder = folder.getParent();
    }
    return folder;
  }
}
