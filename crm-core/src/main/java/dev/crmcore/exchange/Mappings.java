package dev.crmcore.exchange;

import dev.crmcore.catalogue.SavedMappingFields;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.error.NotFoundException;
import dev.crmcore.gateway.Gateway;
import dev.crmcore.gateway.Origin;
import dev.crmcore.gateway.Reader;
import dev.crmcore.model.SavedMapping;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import dev.crmcore.query.Sort;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Mappings that are kept under a name, for the next file of the kind. Saving adds a version; older
 * ones stay as they are. Belongs to one session; not safe for use by several threads at once.
 */
public final class Mappings {
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}._ -]{1,80}");
  private static final Pattern LABEL = Pattern.compile("(.*)@([1-9][0-9]{0,8})");

  private final Gateway gateway;

  Mappings(Gateway gateway) {
    this.gateway = gateway;
  }

  /**
   * Saves a mapping under a name, as the next version of that name, and returns it as saved. What
   * is equal to the latest version is not saved again.
   *
   * @param name 1 to 80 letters, digits, blanks, dots, hyphens and underscores
   * @throws InvalidInputException with the code {@code E_MAP} if the name has another form
   * @throws dev.crmcore.error.ConflictException if another session saved a version meanwhile
   */
  public ImportMapping save(String name, ImportMapping mapping) {
    String key = name.strip();
    if (!NAME.matcher(key).matches()) {
      throw new InvalidInputException(
          "E_MAP",
          "'%s' cannot be the name of a mapping: it has 1 to 80 letters, digits, blanks, '.', '-' and '_'."
              .formatted(ImportError.shortened(name)));
    }
    return gateway.change(
        Origin.of("mapping.save"),
        changes -> {
          Optional<SavedMapping> latest = latest(changes.reader(), key);
          Optional<ImportMapping> known = latest.map(Mappings::mapping);
          if (known.isPresent() && known.get().named(key).equals(mapping.named(key))) {
            return known.get();
          }
          long number = latest.map(SavedMapping::number).orElse(0L) + 1;
          String content = mapping.named(key).toJson();
          return mapping(
              changes.create(SavedMappingFields.TYPE, SavedMapping.of(key, number, content)));
        });
  }

  /**
   * Returns the latest version of each name, the names in the order in which they were first saved.
   */
  public List<ImportMapping> list() {
    return gateway.read(
        reader -> {
          Map<String, SavedMapping> latest = new LinkedHashMap<>();
          reader.scan(
              SavedMappingFields.TYPE,
              Conditions.everyone(),
              one -> latest.merge(one.name(), one, (a, b) -> a.number() >= b.number() ? a : b));
          return latest.values().stream().map(Mappings::mapping).toList();
        });
  }

  /** Returns all versions of a name, the first first; empty if there is no such name. */
  public List<ImportMapping> versions(String name) {
    return gateway.read(
        reader -> {
          List<ImportMapping> versions = new ArrayList<>();
          reader.scan(
              SavedMappingFields.TYPE,
              Conditions.equal(SavedMappingFields.NAME, name.strip()),
              one -> versions.add(mapping(one)));
          return List.copyOf(versions);
        });
  }

  /**
   * Returns the latest version of a name, or the version that {@code name@number} names.
   *
   * @throws NotFoundException if there is none
   */
  public ImportMapping get(String name) {
    String key = name.strip();
    return gateway
        .read(reader -> LABEL.matcher(key).matches() ? exact(reader, key) : latest(reader, key))
        .map(Mappings::mapping)
        .orElseThrow(
            () ->
                new NotFoundException(
                    "No mapping '%s' is saved. There are: %s."
                        .formatted(
                            ImportError.shortened(name),
                            String.join(", ", list().stream().map(ImportMapping::name).toList()))));
  }

  private static Optional<SavedMapping> latest(Reader reader, String name) {
    return first(reader, Conditions.equal(SavedMappingFields.NAME, name));
  }

  private static Optional<SavedMapping> exact(Reader reader, String label) {
    return first(reader, Conditions.equal(SavedMappingFields.LABEL, label));
  }

  private static Optional<SavedMapping> first(Reader reader, Condition condition) {
    return reader
        .query(
            SavedMappingFields.TYPE,
            condition,
            List.of(Sort.descending(SavedMappingFields.NUMBER)),
            1,
            null)
        .items()
        .stream()
        .findFirst();
  }

  private static ImportMapping mapping(SavedMapping saved) {
    ImportMapping content = ImportMapping.parse(saved.content());
    return new ImportMapping(
        saved.name(), Math.toIntExact(saved.number()), content.target(), content.entries());
  }
}
