package dev.crmcore.exchange;

import dev.crmcore.error.InvalidInputException;
import dev.crmcore.exchange.HeaderMapping.Column;
import dev.crmcore.format.RawRecord;
import dev.crmcore.format.RawRecord.Problem;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Understands the cells of a row by the columns they stand in. */
final class RowReader {
  private static final int FINGERPRINT_BYTES = 16;

  private final List<Column> columns;
  private final boolean keepApostrophes;
  private final int[] byField;
  private final MessageDigest digest;

  RowReader(List<Column> columns, boolean keepApostrophes) {
    this.columns = columns;
    this.keepApostrophes = keepApostrophes;
    // A file with its columns in another order holds the same rows.
    this.byField =
        IntStream.range(0, columns.size())
            .filter(i -> columns.get(i).target() != null)
            .boxed()
            .sorted(Comparator.comparing(i -> field(columns.get(i))))
            .mapToInt(Integer::intValue)
            .toArray();
    try {
      this.digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String field(Column column) {
    Target target = column.target();
    return target == null ? "" : target.field();
  }

  /** Returns the value that a cell stands for. */
  String value(String cell) {
    return keepApostrophes ? cell : FormulaGuard.unescape(cell);
  }

  Row read(RawRecord raw) {
    Problem problem = raw.problem();
    if (problem != null) {
      return unusable(
          raw, new ImportError(raw.line(), problem.column(), problem.code(), problem.message()));
    }
    RowValues values = new RowValues();
    for (int i : byField) {
      Column column = columns.get(i);
      Target target = column.target();
      String cell = Cells.clean(value(raw.values().get(i)));
      if (target != null && !cell.isEmpty()) {
        try {
          if (!target.takesLines()) {
            Cells.requireLine(cell);
          }
          target.read(cell, values);
        } catch (InvalidInputException e) {
          return unusable(
              raw,
              new ImportError(raw.line(), column.name(), e.code(), String.valueOf(e.getMessage())));
        }
      }
    }
    return new Row(raw, values, values.ownId() == null ? fingerprint(raw) : "", null);
  }

  private static Row unusable(RawRecord raw, @Nullable ImportError problem) {
    return new Row(raw, null, "", problem);
  }

  private String fingerprint(RawRecord raw) {
    StringBuilder text = new StringBuilder();
    for (int i : byField) {
      String cell = Cells.clean(value(raw.values().get(i)));
      if (!cell.isEmpty()) {
        text.append(field(columns.get(i))).append('=').append(cell).append('\n');
      }
    }
    byte[] hash = digest.digest(text.toString().getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(hash, 0, FINGERPRINT_BYTES);
  }
}
