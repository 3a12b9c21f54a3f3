package dev.crmcore.testkit;

import dev.crmcore.model.CustomerBuilder;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Supplier;

/** Makes customers up one by one; keeps a window of records and hands them out in random order. */
final class CustomerIterator implements Iterator<GeneratedCustomer> {
  private static final int WINDOW = 8_192;
  private static final int MOST_RECORDS = 30;
  private static final List<String> SOURCES =
      List.of(CustomerGenerator.SHOP, CustomerGenerator.WEB_FORM, CustomerGenerator.SPREADSHEET);

  private static final int KIND = 0;
  private static final int SHAPE = 1;
  private static final int TRUTH = 2;
  private static final int LOOK = 3;
  private static final int CONCERNS = 4;

  private final GeneratorSettings settings;
  private final long records;
  private final List<Lexicon> lexicons;
  private final PersonMaker people;
  private final OrganizationMaker companies;
  private final PersonObserver personObserver;
  private final OrganizationObserver companyObserver;
  private final List<Draft> window = new ArrayList<>();
  private final Dice order;
  private long made;
  private long given;
  private long entity;

  private record Draft(CustomerBuilder<?> builder, String source, long truth) {}

  CustomerIterator(GeneratorSettings settings, long records) {
    this.settings = settings;
    this.records = records;
    lexicons = settings.languages().stream().map(Lexicon::load).toList();
    PhonePlans phones = new PhonePlans();
    people = new PersonMaker(phones);
    companies = new OrganizationMaker(phones);
    personObserver = new PersonObserver(settings);
    companyObserver = new OrganizationObserver(settings);
    order = Dice.of(settings.seed(), -1);
  }

  @Override
  public boolean hasNext() {
    return given < records;
  }

  @Override
  public GeneratedCustomer next() {
    if (!hasNext()) {
      throw new NoSuchElementException("All " + records + " customers were given.");
    }
    while (window.size() < WINDOW && made < records) {
      makeEntity();
    }
    return finish(take());
  }

  private Draft take() {
    int last = window.size() - 1;
    Draft taken = window.set(order.below(last + 1), window.get(last));
    window.remove(last);
    return taken;
  }

  private GeneratedCustomer finish(Draft draft) {
    given++;
    String number =
        switch (draft.source()) {
          case CustomerGenerator.WEB_FORM -> "W" + given;
          case CustomerGenerator.SHOP -> "C-" + (100_000 + given);
          default -> Long.toString(given);
        };
    draft.builder().source(draft.source());
    draft.builder().externalId(draft.source(), number);
    return new GeneratedCustomer(draft.builder().build(), draft.truth());
  }

  private void makeEntity() {
    entity++;
    Dice shape = dice(entity, SHAPE);
    int count = 1;
    while (count < MOST_RECORDS && shape.chance(settings.get(GeneratorDial.DUPLICATES))) {
      count++;
    }
    Dice look = dice(entity, LOOK);
    if (isCompany(entity)) {
      Dice truth = dice(entity, TRUTH);
      OrganizationTruth company = companies.make(truth.common(lexicons), entity, truth);
      add(count, look, () -> companyObserver.observe(company, look));
    } else {
      PersonTruth person = person();
      add(count, look, () -> personObserver.observe(person, look));
    }
  }

  private boolean isCompany(long number) {
    return dice(number, KIND).chance(settings.get(GeneratorDial.ORGANIZATIONS));
  }

  /** Every second person may live with the one before, who is made up again for that. */
  private PersonTruth person() {
    Dice dice = dice(entity, TRUTH);
    Lexicon language = dice.common(lexicons);
    boolean shares = entity % 2 == 0 && dice.chance(settings.get(GeneratorDial.HOUSEHOLDS));
    if (!shares || isCompany(entity - 1)) {
      return people.make(language, entity, dice);
    }
    Dice neighbour = dice(entity - 1, TRUTH);
    PersonTruth host = people.make(neighbour.common(lexicons), entity - 1, neighbour);
    return PersonMaker.livingWith(host, people.make(host.lexicon(), entity, dice), dice);
  }

  /** Every concern has dice of its own, so that one can be thrown again without the others. */
  private Dice dice(long number, int concern) {
    return Dice.of(settings.seed(), number * CONCERNS + concern);
  }

  private void add(int count, Dice dice, Supplier<CustomerBuilder<?>> record) {
    for (int i = 0; i < count && made < records; i++) {
      window.add(new Draft(record.get(), dice.pick(SOURCES), entity));
      made++;
    }
  }
}
