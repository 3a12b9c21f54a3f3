package dev.crmcore.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNamesTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "offer.pdf | offer.pdf",
        "../../etc/passwd | passwd",
        "/etc/shadow | shadow",
        "C:\\fakepath\\offer.pdf | offer.pdf",
        "..\\..\\boot.ini | boot.ini",
        "folder/ | file",
        ".. | file",
        ". | file",
        ".bashrc | bashrc",
        "offer.pdf... | offer.pdf",
        "CON | _CON",
        "nul.txt | _nul.txt",
        "com1.tar.gz | _com1.tar.gz",
        "LPT9 .doc | _LPT9 .doc",
        "console.txt | console.txt",
        "a<b>:c?.txt | a_b__c_.txt",
        "Предложение №1.pdf | Предложение №1.pdf",
      })
  void namesAreMadeHarmless(String given, String clean) {
    assertThat(FileNames.clean(given)).isEqualTo(clean);
  }

  @Test
  void whatIsNotShownIsTakenOut() {
    assertThat(FileNames.clean("a\0b\r\n\u202Egpj.exe")).isEqualTo("abgpj.exe");
    assertThat(FileNames.clean("\0")).isEqualTo("file");
    assertThat(FileNames.clean("")).isEqualTo("file");
  }

  @Test
  void longNamesKeepTheirExtension() {
    String clean = FileNames.clean("x".repeat(10_000) + ".pdf");

    assertThat(clean).hasSize(FileNames.LONGEST).endsWith("x.pdf");
    assertThat(FileNames.clean("😀".repeat(5_000))).hasSizeLessThanOrEqualTo(FileNames.LONGEST);
  }

  @Property(tries = 2_000)
  void whateverIsSentIsANameInAFolderAndStaysOne(@ForAll String given) {
    String clean = FileNames.clean(given);

    assertThat(clean).isNotBlank().hasSizeLessThanOrEqualTo(FileNames.LONGEST + 1);
    assertThat(FileNames.clean(clean)).isEqualTo(clean);
    try {
      Path folder = Path.of("/files");
      assertThat(folder.resolve(clean).normalize().getParent()).isEqualTo(folder);
    } catch (InvalidPathException e) {
      throw new AssertionError("not a name: " + clean, e);
    }
  }
}
