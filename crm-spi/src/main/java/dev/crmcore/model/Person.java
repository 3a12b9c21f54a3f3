package dev.crmcore.model;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A human being. Every name part may be missing; at least a name or a contact point should be
 * there.
 *
 * @param id the identity
 * @param givenName the given name
 * @param middleName the middle name or patronymic
 * @param familyName the family name
 * @param salutation how the person is addressed, such as "Dr"
 * @param jobTitle what the person does
 * @param birthDate the date of birth
 * @param language the preferred language as a BCP 47 tag
 * @param timeZone the zone the person lives in
 * @param profile what people and organisations have in common
 * @param mergedInto the customer this one was merged into, or null
 * @param revision the bookkeeping
 */
public record Person(
    CustomerId id,
    @Nullable String givenName,
    @Nullable String middleName,
    @Nullable String familyName,
    @Nullable String salutation,
    @Nullable String jobTitle,
    @Nullable LocalDate birthDate,
    @Nullable String language,
    @Nullable ZoneId timeZone,
    Profile profile,
    @Nullable CustomerId mergedInto,
    Revision revision)
    implements Customer {

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  public CustomerKind kind() {
    return CustomerKind.PERSON;
  }

  @Override
  public String displayName() {
    String name =
        Stream.of(givenName, middleName, familyName)
            .filter(part -> part != null && !part.isBlank())
            .collect(Collectors.joining(" "));
    return name.isEmpty() ? Nameless.nameFrom(profile) : name;
  }

  @Override
  public Builder toBuilder() {
    return new Builder()
        .from(this)
        .givenName(givenName)
        .middleName(middleName)
        .familyName(familyName)
        .salutation(salutation)
        .jobTitle(jobTitle)
        .birthDate(birthDate)
        .language(language)
        .timeZone(timeZone);
  }

  @Override
  public Person stored(CustomerId newId, Revision newRevision) {
    return new Person(
        newId,
        givenName,
        middleName,
        familyName,
        salutation,
        jobTitle,
        birthDate,
        language,
        timeZone,
        profile,
        mergedInto,
        newRevision);
  }

  /** Builds a person. */
  public static final class Builder extends CustomerBuilder<Builder> {
    private @Nullable String givenName;
    private @Nullable String middleName;
    private @Nullable String familyName;
    private @Nullable String salutation;
    private @Nullable String jobTitle;
    private @Nullable LocalDate birthDate;
    private @Nullable String language;
    private @Nullable ZoneId timeZone;

    private Builder() {}

    @Override
    Builder self() {
      return this;
    }

    /** Sets the given name. */
    public Builder givenName(@Nullable String value) {
      givenName = value;
      return this;
    }

    /** Sets the middle name or patronymic. */
    public Builder middleName(@Nullable String value) {
      middleName = value;
      return this;
    }

    /** Sets the family name. */
    public Builder familyName(@Nullable String value) {
      familyName = value;
      return this;
    }

    /** Sets how the person is addressed, such as "Dr". */
    public Builder salutation(@Nullable String value) {
      salutation = value;
      return this;
    }

    /** Sets what the person does. */
    public Builder jobTitle(@Nullable String value) {
      jobTitle = value;
      return this;
    }

    /** Sets the date of birth. */
    public Builder birthDate(@Nullable LocalDate value) {
      birthDate = value;
      return this;
    }

    /** Sets the preferred language as a BCP 47 tag. */
    public Builder language(@Nullable String value) {
      language = value;
      return this;
    }

    /** Sets the zone the person lives in. */
    public Builder timeZone(@Nullable ZoneId value) {
      timeZone = value;
      return this;
    }

    @Override
    public Person build() {
      return new Person(
          id,
          givenName,
          middleName,
          familyName,
          salutation,
          jobTitle,
          birthDate,
          language,
          timeZone,
          profile(),
          mergedInto,
          revision);
    }
  }
}
