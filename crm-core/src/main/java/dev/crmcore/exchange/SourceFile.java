package dev.crmcore.exchange;

import dev.crmcore.format.RecordSource;
import dev.crmcore.format.RecordText;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a format sees of a source.
 *
 * @param source where the content comes from
 * @param declared the charset of its text, or null where the caller named none
 */
record SourceFile(ImportSource source, @Nullable Charset declared) implements RecordSource {
  @Override
  public String name() {
    return source.name();
  }

  @Override
  public InputStream open() {
    return source.open();
  }

  @Override
  public Optional<Path> file() {
    return source.file();
  }

  @Override
  public RecordText text() {
    return TextFile.of(source, declared);
  }
}
