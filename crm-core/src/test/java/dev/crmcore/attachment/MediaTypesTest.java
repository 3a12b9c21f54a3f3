package dev.crmcore.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MediaTypesTest {
  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "89504e470d0a1a0a0000 | photo.exe | image/png",
        "ffd8ffe000104a46 | x.jpg | image/jpeg",
        "255044462d312e370a25e2e3 | a | application/pdf",
        "4d5a90000300000004 | photo.png | application/x-executable",
        "7f454c4602010100 | run | application/x-executable",
        "cafebabe0000003d | A.class | application/x-executable",
        "cffaedfe07000001 | run | application/x-executable",
        "0061736d01000000 | a.wasm | application/x-executable",
        "d0cf11e0a1b11ae100 | a.doc | application/x-ole-storage",
        "504b030414000000 | a.zip | application/zip",
        "52494646240000005741564500 | a | audio/wav",
        "5249464624000000574542500001 | a | image/webp",
        "0000001866747970 6d703432 | a | video/mp4",
        "0001020304 | a.txt | application/octet-stream",
      })
  void bytesSayWhatTheyAre(String hex, String name, String type) {
    byte[] head = HexFormat.of().parseHex(hex.replace(" ", ""));

    assertThat(MediaTypes.of(head, name)).isEqualTo(type);
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "hello | a.txt | text/plain",
        "hello | a.pdf | text/plain",
        "a;b | a.csv | text/csv",
        "MZ is a postal region | a.txt | text/plain",
        "#!/bin/sh | a.txt | application/x-executable",
        "@echo off | a.txt | application/x-executable",
        "<?php echo 1; | a.txt | application/x-executable",
        "<html><body> | a.txt | text/html",
        "<!DOCTYPE html> | a.txt | text/html",
        "<p>x</p><script>x | a.txt | text/html",
        "<svg xmlns='x'> | a.png | image/svg+xml",
        "<?xml version='1.0'?><a/> | a.xml | application/xml",
        "%PDF-1.4 | a.txt | application/pdf",
        "PKW is a word | a.txt | text/plain",
      })
  void textIsLookedAt(String text, String name, String type) {
    assertThat(MediaTypes.of(text(text), name)).isEqualTo(type);
  }

  @Test
  void packagesAreLookedInto() {
    String word = "PK\3\4\24\0\6\0\10\0\0\0!\0aaaabbbbcccc\23\0\0\0[Content_Types].xml";
    String macros = word + " word/vbaProject.bin";
    String jar = "PK\3\4\24\0\10\10\10\0aaaaMETA-INF/MANIFEST.MF";

    assertThat(MediaTypes.of(text(word), "a.docx"))
        .isEqualTo("application/vnd.openxmlformats-officedocument.wordprocessingml.document");
    assertThat(MediaTypes.of(text(word), "a.zip")).isEqualTo("application/zip");
    assertThat(MediaTypes.of(text(macros), "a.docx")).isEqualTo(MediaTypes.PROGRAM);
    assertThat(MediaTypes.of(text(jar), "a.docx")).isEqualTo(MediaTypes.PROGRAM);
    String odt =
        "PK\3\4\24\0\0\10\0\0aaaabbbbccccdddd\10\0\0\0"
            + "mimetypeapplication/vnd.oasis.opendocument.textPK\3\4";
    assertThat(MediaTypes.of(text(odt), "a")).isEqualTo("application/vnd.oasis.opendocument.text");
  }

  @Property
  void anyBytesHaveAType(@ForAll byte[] head, @ForAll String name) {
    assertThatCode(() -> assertThat(MediaTypes.of(head, name)).isNotBlank())
        .doesNotThrowAnyException();
    assertThat(MediaTypes.of(new byte[0], name)).isNotBlank();
  }
}
