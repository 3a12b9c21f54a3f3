package dev.crmcore.segmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.catalogue.StandardCatalogue;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import dev.crmcore.query.Measure;
import dev.crmcore.query.Operand;
import dev.crmcore.query.Operator;
import dev.crmcore.query.Window;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The guide says what the code does. */
class ConditionDocumentationTest {
  private static final Path DOCS = Path.of("..", "docs");

  private final ConditionText text = new ConditionText(StandardCatalogue.create());
  private final ConditionJson json = new ConditionJson(StandardCatalogue.create());

  private static List<String> blocks(String language) throws IOException {
    Pattern fence = Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL);
    return fence
        .matcher(Files.readString(DOCS.resolve("conditions.md")))
        .results()
        .map(result -> result.group(1))
        .toList();
  }

  private Condition parse(String condition) {
    return text.parse(condition, CustomerFields.TYPE);
  }

  @Test
  void everyConditionIsReadAndWrittenAlike() throws IOException {
    for (String block : blocks("condition")) {
      for (String line : block.lines().toList()) {
        assertThat(parse(parse(line).toString())).as(line).isEqualTo(parse(line));
      }
    }
  }

  @Test
  void theThreeFormsAreOneTree() throws IOException {
    // tag::lapsed[]
    Condition lapsed =
        Conditions.equal(CustomerFields.CITY, "Вологда")
            .and(Conditions.count("purchases", Window.last(90, ChronoUnit.DAYS), Operator.EQ, 0))
            .and(Conditions.tag("do-not-call").negate());
    // end::lapsed[]

    assertThat(parse(blocks("condition").get(1).lines().findFirst().orElseThrow()))
        .isEqualTo(lapsed);
    assertThat(json.read(blocks("json").get(0), CustomerFields.TYPE)).isEqualTo(lapsed);
    assertThat(blocks("java")).containsExactly(region("lapsed"));
  }

  private static String region(String tag) throws IOException {
    Path source = Path.of("src/test/java/dev/crmcore/segmentation/ConditionDocumentationTest.java");
    String code = Files.readString(source);
    int start = code.indexOf('\n', code.indexOf("// tag::" + tag + "[]")) + 1;
    int end = code.lastIndexOf('\n', code.indexOf("// end::" + tag + "[]"));
    return code.substring(start, end).stripIndent() + "\n";
  }

  /** What stands for something else is left out: a field called f, N days, a text of dots. */
  @Test
  void everyWordOfOthersHasASpellingThatIsRead() throws IOException {
    String guide = Files.readString(DOCS.resolve("conditions.md"));
    String tables = guide.substring(guide.indexOf("## Their words"), guide.indexOf("## Errors"));
    List<String> spelled =
        Pattern.compile("`([^`]+)`")
            .matcher(tables)
            .results()
            .map(result -> result.group(1))
            .filter(code -> !code.contains("…") && !code.matches(".*\\b[NRCf]\\b.*"))
            .filter(code -> !code.matches("(in|and|or|not) .*|.*\\(\\).*|[a-z ]+"))
            .filter(code -> code.matches("(not )?(has|tag|segment|[a-zA-Z]+[(. ]).*"))
            .filter(code -> !code.matches("(contains|starts|ends|between) .*"))
            .toList();

    assertThat(spelled).hasSizeGreaterThan(20);
    for (String condition : spelled) {
      assertThat(parse(parse(condition).toString())).as(condition).isEqualTo(parse(condition));
    }
  }

  @Test
  void everyErrorReadsAsItIsPrinted() throws IOException {
    for (String block : blocks("error")) {
      for (String pair : block.split("\n\n", -1)) {
        List<String> lines = pair.lines().toList();

        assertThatThrownBy(() -> parse(lines.get(0))).hasMessage(lines.get(1));
      }
    }
  }

  @Test
  void theSchemaKnowsEveryName() throws IOException {
    JsonNode schema = new ObjectMapper().readTree(DOCS.resolve("conditions.schema.json").toFile());

    assertThat(names(schema.findValues("enum")))
        .containsAll(namesOf(Operator.values()))
        .containsAll(namesOf(Measure.Function.values()))
        .containsAll(namesOf(Operand.Anchor.values()))
        .containsAll(namesOf(Window.CalendarUnit.values()));
    for (int seed = 0; seed < 200; seed++) {
      String written =
          new ConditionJson(RandomConditions.CATALOGUE)
              .write(new RandomConditions(seed).about(CustomerFields.TYPE, 5));
      for (String key : keys(new ObjectMapper().readTree(written))) {
        assertThat(schema.findValues(key)).as(key).isNotEmpty();
      }
    }
  }

  private static Set<String> names(List<JsonNode> enumerations) {
    Set<String> names = new TreeSet<>();
    enumerations.forEach(one -> one.forEach(name -> names.add(name.asText())));
    return names;
  }

  private static List<String> namesOf(Enum<?>[] constants) {
    return Arrays.stream(constants).<String>map(Enum::name).toList();
  }

  private static Set<String> keys(JsonNode node) {
    Set<String> keys = new TreeSet<>();
    node.fieldNames().forEachRemaining(keys::add);
    node.forEach(child -> keys.addAll(keys(child)));
    return keys;
  }
}
