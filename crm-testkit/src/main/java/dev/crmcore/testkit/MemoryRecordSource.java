package dev.crmcore.testkit;

import dev.crmcore.format.RecordSource;
import dev.crmcore.format.RecordText;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Content in memory for the tests of a format. Knows how many of its streams are still open. Its
 * text is UTF-8, with half of a surrogate pair for each byte that is none.
 */
public final class MemoryRecordSource implements RecordSource {
  private static final char BAD_BYTE = '\uDFFF';

  private final String name;
  private final byte[] content;
  private final AtomicInteger open = new AtomicInteger();

  /** Holds some content under the name of a file. */
  public MemoryRecordSource(String name, byte[] content) {
    this.name = name;
    this.content = content.clone();
  }

  /** Returns how many streams and readers were opened and not closed. */
  public int stillOpen() {
    return open.get();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public InputStream open() {
    open.incrementAndGet();
    return new FilterInputStream(new ByteArrayInputStream(content)) {
      private boolean closed;

      @Override
      public void close() throws IOException {
        if (!closed) {
          closed = true;
          open.decrementAndGet();
        }
        super.close();
      }
    };
  }

  @Override
  public Optional<Path> file() {
    return Optional.empty();
  }

  @Override
  public RecordText text() {
    return new RecordText() {
      @Override
      public Charset charset() {
        return StandardCharsets.UTF_8;
      }

      @Override
      public Reader open() {
        open.incrementAndGet();
        return new CountedReader(decoded());
      }
    };
  }

  private String decoded() {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(content);
    CharBuffer out = CharBuffer.allocate(content.length + 1);
    CoderResult result = decoder.decode(in, out, true);
    while (result.isError()) {
      in.position(in.position() + result.length());
      out.put(BAD_BYTE);
      result = decoder.decode(in, out, true);
    }
    String text = out.flip().toString();
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private final class CountedReader extends StringReader {
    private boolean closed;

    CountedReader(String text) {
      super(text);
    }

    @Override
    public void close() {
      if (!closed) {
        closed = true;
        open.decrementAndGet();
      }
      super.close();
    }
  }
}
