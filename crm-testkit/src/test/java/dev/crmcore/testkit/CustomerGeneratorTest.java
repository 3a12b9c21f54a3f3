package dev.crmcore.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.crmcore.model.ContactKind;
import dev.crmcore.model.ContactPoint;
import dev.crmcore.model.Customer;
import dev.crmcore.model.ExternalId;
import dev.crmcore.model.Organization;
import dev.crmcore.model.Person;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CustomerGeneratorTest {
  private static final Pattern RESERVED_DOMAIN =
      Pattern.compile("(?i)([a-z0-9-]+\\.)?example\\.(com|org|net)\\s*");
  private static final Pattern HAN = Pattern.compile(".*\\p{IsHan}.*");
  private static final Pattern CYRILLIC = Pattern.compile(".*\\p{IsCyrillic}.*");
  private static final Pattern LATIN = Pattern.compile(".*[a-z].*", Pattern.CASE_INSENSITIVE);

  private static CustomerGenerator generator() {
    return CustomerGenerator.seeded(42);
  }

  private static CustomerGenerator clean() {
    return generator().noise(0).missing(0).transliteration(0).duplicateRate(0);
  }

  private static List<Customer> customers(CustomerGenerator generator, int records) {
    return generator.generate(records).map(GeneratedCustomer::customer).toList();
  }

  private static List<Person> people(CustomerGenerator generator, int records) {
    return customers(generator.organizationShare(0), records).stream()
        .map(Person.class::cast)
        .toList();
  }

  private static Stream<String> raw(Stream<? extends Customer> customers, ContactKind kind) {
    return customers
        .flatMap(customer -> customer.contactPoints().stream())
        .filter(point -> point.kind() == kind)
        .map(ContactPoint::raw);
  }

  private static double share(List<?> all, Predicate<Integer> matching) {
    return (double) IntStream.range(0, all.size()).boxed().filter(matching).count() / all.size();
  }

  @Nested
  class Repeats {
    @Test
    void theSameSeedGivesTheSameCustomers() {
      assertThat(generator().generate(500).toList())
          .isEqualTo(generator().generate(500).toList())
          .isNotEqualTo(CustomerGenerator.seeded(43).generate(500).toList());
    }

    @Test
    void theFirstCustomerOfASeedNeverChanges() {
      Customer first = customers(clean().languages("ru"), 1).get(0);

      assertThat(first.displayName()).isEqualTo("Инна Фёдоровна Шелкова");
      assertThat(first.externalIds())
          .containsExactly(new ExternalId(CustomerGenerator.WEB_FORM, "W1"));
    }

    @Test
    void settingSomethingLeavesTheOriginalAlone() {
      CustomerGenerator original = generator();
      List<GeneratedCustomer> before = original.generate(50).toList();

      original.duplicateRate(0.9).noise(5);

      assertThat(original.generate(50).toList()).isEqualTo(before);
    }
  }

  @Nested
  class KeepsTheTruth {
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.1, 0.3, 0.6})
    void theShareOfDuplicatesIsAsAsked(double rate) {
      int records = 20_000;

      long distinct =
          generator()
              .duplicateRate(rate)
              .generate(records)
              .map(GeneratedCustomer::truth)
              .distinct()
              .count();

      assertThat(1 - (double) distinct / records).isCloseTo(rate, within(0.01));
    }

    @Test
    void recordsOfOnePersonLieApart() {
      List<Long> truth = generator().generate(5_000).map(GeneratedCustomer::truth).toList();

      double together = share(truth, i -> i > 0 && truth.get(i).equals(truth.get(i - 1)));

      assertThat(together).isLessThan(0.01);
    }

    @Test
    void recordsOfOneCustomerAreOfOneKindAndDiffer() {
      Map<Long, List<Customer>> byTruth =
          generator()
              .generate(5_000)
              .collect(
                  Collectors.groupingBy(
                      GeneratedCustomer::truth,
                      Collectors.mapping(GeneratedCustomer::customer, Collectors.toList())));

      assertThat(byTruth.values())
          .allSatisfy(
              records -> {
                assertThat(records.stream().map(Customer::kind).distinct()).hasSize(1);
                assertThat(records).doesNotHaveDuplicates();
              });
    }

    @Test
    void withoutNoiseTheRecordsOfAPersonAgreeOnTheBirthDate() {
      Map<Long, Set<String>> births =
          clean()
              .duplicateRate(0.5)
              .organizationShare(0)
              .generate(2_000)
              .collect(
                  Collectors.groupingBy(
                      GeneratedCustomer::truth,
                      Collectors.mapping(
                          made -> String.valueOf(((Person) made.customer()).birthDate()),
                          Collectors.toSet())));

      assertThat(births.values()).allSatisfy(dates -> assertThat(dates).hasSize(1));
    }

    @Test
    void telephoneNumbersOfStrangersDiffer() {
      List<String> numbers =
          raw(customers(clean().householdShare(0), 20_000).stream(), ContactKind.PHONE).toList();

      assertThat(numbers).hasSizeGreaterThan(19_000).doesNotHaveDuplicates();
    }

    @Test
    void peopleOfAHouseholdShareHomeAndOftenTheName() {
      List<Person> people = people(clean().householdShare(1), 1_000);

      Map<List<Object>, Long> homes =
          people.stream()
              .collect(
                  Collectors.groupingBy(
                      person -> List.of(person.addresses().get(0)), Collectors.counting()));

      assertThat(homes.values()).filteredOn(count -> count == 2).hasSizeGreaterThan(200);
    }
  }

  @Nested
  class LooksReal {
    @Test
    void everyScriptIsThere() {
      List<String> names =
          customers(generator(), 2_000).stream().map(Customer::displayName).toList();

      assertThat(names).filteredOn(name -> HAN.matcher(name).matches()).hasSizeGreaterThan(100);
      assertThat(names)
          .filteredOn(name -> CYRILLIC.matcher(name).matches())
          .hasSizeGreaterThan(300);
      assertThat(names).filteredOn(name -> LATIN.matcher(name).matches()).hasSizeGreaterThan(800);
    }

    @Test
    void onePersonIsThereInTwoScripts() {
      Map<Long, Set<Boolean>> scripts =
          generator()
              .languages("ru")
              .organizationShare(0)
              .duplicateRate(0.5)
              .generate(2_000)
              .collect(
                  Collectors.groupingBy(
                      GeneratedCustomer::truth,
                      Collectors.mapping(
                          made -> CYRILLIC.matcher(made.customer().displayName()).matches(),
                          Collectors.toSet())));

      assertThat(scripts.values()).filteredOn(both -> both.size() == 2).hasSizeGreaterThan(50);
    }

    @Test
    void womenBearTheFemaleFormOfARussianName() {
      List<Person> people = people(clean().languages("ru").householdShare(1), 2_000);

      assertThat(people)
          .filteredOn(person -> String.valueOf(person.middleName()).endsWith("вна"))
          .hasSizeGreaterThan(500)
          .extracting(Person::familyName)
          .noneMatch(name -> name.endsWith("ов") || name.endsWith("ев") || name.endsWith("ский"));
      assertThat(people)
          .filteredOn(person -> String.valueOf(person.middleName()).endsWith("вич"))
          .extracting(Person::familyName)
          .noneMatch(name -> name.endsWith("ова") || name.endsWith("ева") || name.endsWith("ская"));
    }

    @Test
    void everybodyCanBeToldApart() {
      assertThat(customers(generator().missing(2), 3_000))
          .allSatisfy(
              customer ->
                  assertThat(customer.contactPoints().size() + customer.addresses().size())
                      .matches(
                          known ->
                              known > 0
                                  || customer instanceof Organization
                                  || ((Person) customer).birthDate() != null));
    }

    @Test
    void eMailStaysOnReservedDomains() {
      assertThat(raw(customers(generator(), 5_000).stream(), ContactKind.EMAIL))
          .hasSizeGreaterThan(3_000)
          .filteredOn(address -> address.contains("@"))
          .allMatch(
              address ->
                  RESERVED_DOMAIN.matcher(address.substring(address.indexOf('@') + 1)).matches());
    }

    @Test
    void smallSetsUseTelephoneNumbersReservedForFiction() {
      assertThat(raw(people(clean().languages("en"), 500).stream(), ContactKind.PHONE))
          .allMatch(
              number ->
                  number.matches("\\+1\\d{3}55501\\d\\d")
                      || number.matches("\\+44(2079460|1\\d{2}4960|1914980)\\d{3}"));
    }

    @Test
    void russianTaxNumbersHaveARightCheckDigit() {
      assertThat(customers(clean().languages("ru").organizationShare(1), 500))
          .extracting(company -> ((Organization) company).taxId())
          .allMatch(CustomerGeneratorTest::isInn);
    }

    @Test
    void companiesWriteTheirLegalFormInSeveralWays() {
      Set<String> starts = new HashSet<>();
      customers(generator().languages("ru").organizationShare(1), 1_000).stream()
          .map(company -> ((Organization) company).legalName())
          .filter(name -> name != null && !name.isBlank())
          .forEach(name -> starts.add(name.strip().split("[ «\"“]", 2)[0]));

      assertThat(starts).contains("ООО", "OOO", "LLC", "Общество", "АО");
    }
  }

  @Nested
  class Streams {
    @Test
    void givesAsManyAsAskedAndNoIdTwice() {
      List<Customer> all = customers(generator(), 20_000);

      assertThat(all).hasSize(20_000);
      assertThat(all.stream().flatMap(each -> each.externalIds().stream()).toList())
          .hasSize(20_000)
          .doesNotHaveDuplicates();
      assertThat(generator().generate(0)).isEmpty();
    }

    @Test
    void makesNoMoreThanAWindowAhead() {
      List<GeneratedCustomer> some = new ArrayList<>();

      // A million million records: only a lazy stream can give the first three.
      generator().generate(1_000_000_000_000L).limit(3).forEach(some::add);

      assertThat(some).hasSize(3);
    }

    @Test
    void usesTheThreeSources() {
      assertThat(
              customers(generator(), 300).stream().map(each -> each.profile().source()).distinct())
          .containsExactlyInAnyOrder(
              CustomerGenerator.SHOP, CustomerGenerator.WEB_FORM, CustomerGenerator.SPREADSHEET);
    }
  }

  @Nested
  class Refuses {
    @Test
    void whatIsOutsideItsBounds() {
      assertThatIllegalArgumentException().isThrownBy(() -> generator().duplicateRate(0.95));
      assertThatIllegalArgumentException().isThrownBy(() -> generator().organizationShare(-0.1));
      assertThatIllegalArgumentException().isThrownBy(() -> generator().householdShare(1.1));
      assertThatIllegalArgumentException().isThrownBy(() -> generator().noise(Double.NaN));
      assertThatIllegalArgumentException().isThrownBy(() -> generator().missing(3));
      assertThatIllegalArgumentException().isThrownBy(() -> generator().transliteration(4));
      assertThatIllegalArgumentException().isThrownBy(() -> generator().generate(-1));
    }

    @Test
    void aLanguageItDoesNotKnow() {
      assertThatIllegalArgumentException().isThrownBy(() -> generator().languages());
      assertThatIllegalArgumentException()
          .isThrownBy(() -> generator().languages("en", "xx"))
          .withMessageContaining("[en, xx]");
    }
  }

  private static boolean isInn(String text) {
    int[] weights = {2, 4, 10, 3, 5, 9, 4, 6, 8};
    int sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * Character.digit(text.charAt(i), 10);
    }
    return text.length() == 10 && sum % 11 % 10 == Character.digit(text.charAt(9), 10);
  }
}
