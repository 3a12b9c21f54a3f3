package dev.crmcore.exchange;

import dev.crmcore.error.InvalidInputException;
import dev.crmcore.format.RawRecord;
import dev.crmcore.format.RawRecord.Problem;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Understands the cells of a row by the columns they stand in. */
final class RowReader {
  private static final int FINGERPRINT_BYTES = 16;

  private final List<Route> routes;
  private final BitSet read = new BitSet();
  private final boolean keepApostrophes;
  private final MessageDigest digest;

  RowReader(List<Route> routes, boolean keepApostrophes) {
    // A file with its columns in another order holds the same rows.
    this.routes =
        routes.stream().sorted(Comparator.comparing(route -> route.target().field())).toList();
    this.keepApostrophes = keepApostrophes;
    routes.forEach(route -> route.columns().forEach(read::set));
    try {
      this.digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns the value that a cell stands for. */
  String value(String cell) {
    return keepApostrophes ? cell : FormulaGuard.unescape(cell);
  }

  Row read(RawRecord raw) {
    Problem problem = raw.problem();
    if (problem != null) {
      return unusable(
          raw,
          new ImportError(raw.line(), problem.column(), null, problem.code(), problem.message()));
    }
    List<String> cells = cells(raw);
    RowValues values = new RowValues();
    StringBuilder fingerprint = new StringBuilder();
    ImportError first = null;
    for (Route route : routes) {
      String text = route.text(cells);
      try {
        if (route.takesStructure(raw.structured())) {
          route.readStructure(text, values);
        } else {
          route.read(text, values);
        }
      } catch (InvalidInputException e) {
        // What else the row says is read all the same: it may tell which record it is part of.
        first = first == null ? failure(raw, route, text, e) : first;
      }
      if (!text.isEmpty() && !route.isConstant()) {
        fingerprint.append(route.target().field()).append('=').append(text).append('\n');
      }
    }
    return new Row(raw, values, values.ownId() == null ? hash(fingerprint.toString()) : "", first);
  }

  private static ImportError failure(
      RawRecord raw, Route route, String text, InvalidInputException e) {
    return new ImportError(
        raw.line(), route.from(), text, e.code(), String.valueOf(e.getMessage()));
  }

  /** Returns the cells that are read, clean; the others stay as they are. */
  private List<String> cells(RawRecord raw) {
    List<String> cells = new ArrayList<>(raw.values());
    for (int i = read.nextSetBit(0); i >= 0; i = read.nextSetBit(i + 1)) {
      cells.set(i, Cells.clean(value(cells.get(i))));
    }
    return cells;
  }

  private static Row unusable(RawRecord raw, @Nullable ImportError problem) {
    return new Row(raw, null, "", problem);
  }

  private String hash(String text) {
    byte[] hash = digest.digest(text.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(hash, 0, FINGERPRINT_BYTES);
  }
}
