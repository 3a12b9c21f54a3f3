package dev.crmcore.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The words of one language, by section, the common ones first. Immutable. */
final class Lexicon {
  private final String language;
  private final Map<String, List<Word>> sections;

  private Lexicon(String language, Map<String, List<Word>> sections) {
    this.language = language;
    this.sections = Map.copyOf(sections);
  }

  /** Reads the list of a language. */
  static Lexicon load(String language) {
    String resource = "lexicon/" + language + ".txt";
    InputStream bytes = Lexicon.class.getResourceAsStream(resource);
    if (bytes == null) {
      throw new IllegalArgumentException("There is no list of words " + resource + ".");
    }
    try (BufferedReader lines = new BufferedReader(new InputStreamReader(bytes, UTF_8))) {
      return new Lexicon(language, read(lines));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the list of words " + resource + ".", e);
    }
  }

  private static Map<String, List<Word>> read(BufferedReader lines) throws IOException {
    Map<String, List<Word>> sections = new HashMap<>();
    List<Word> current = new ArrayList<>();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith("[")) {
        current = new ArrayList<>();
        sections.put(line.substring(1, line.indexOf(']')), current);
      } else {
        addItems(line, current);
      }
    }
    return sections;
  }

  private static void addItems(String line, List<Word> section) {
    for (String item : line.split(";", -1)) {
      if (!item.isBlank()) {
        section.add(Word.parse(item));
      }
    }
  }

  /** Returns the language as a BCP 47 tag. */
  String language() {
    return language;
  }

  /** Tells whether the language has a section. */
  boolean has(String section) {
    return sections.containsKey(section);
  }

  /** Returns the words of a section that must be there. */
  List<Word> words(String section) {
    List<Word> words = sections.get(section);
    if (words == null) {
      throw new IllegalArgumentException(
          "The list of words '" + language + "' has no section '" + section + "'.");
    }
    return words;
  }
}
