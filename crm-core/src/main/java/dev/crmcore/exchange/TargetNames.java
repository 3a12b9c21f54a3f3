package dev.crmcore.exchange;

import dev.crmcore.error.InvalidInputException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What columns may become where rows become records of one kind. */
interface TargetNames {
  /** Stands for the column where a value is the same in every row. */
  String CONSTANT = "a constant";

  /**
   * Returns what a mapping means by a field.
   *
   * @throws InvalidInputException with the code {@code E_FIELD_UNKNOWN} if there is none, or {@code
   *     E_FIELD_PROTECTED} if only the library sets it
   */
  Target named(String column, String field);

  /**
   * Returns the headers that are known, in the form in which they are compared, and their fields.
   */
  Map<String, String> headers();

  /** Returns the field that values of a kind belong to, in the words of a mapping; or empty. */
  String fieldOf(ValueKind kind);

  /** Prepares the recognition of the columns of one file, of which a mapping speaks of some. */
  Recognition recognition(List<String> header, List<String> chosen);

  /** Knows the columns of one file by their headers. */
  interface Recognition {
    /**
     * Returns what a header says, or null.
     *
     * @throws InvalidInputException with the code {@code E_FIELD_PROTECTED} if only the library
     *     sets what it names
     */
    @Nullable Target known(String column);

    /** Returns why a header says nothing. */
    String unknown(String column);
  }
}
