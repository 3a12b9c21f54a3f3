package dev.crmcore.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.examples.guide.EmbeddingGuideTest.SpringTransactions;
import dev.crmcore.field.Field;
import dev.crmcore.jdbc.HostTransactions;
import dev.crmcore.jdbc.JdbcStorageProvider;
import dev.crmcore.merge.MergeCandidate;
import dev.crmcore.merge.MergeChoice;
import dev.crmcore.merge.MergeParticipant;
import dev.crmcore.merge.MergeStrategy;
import dev.crmcore.merge.MergedCustomers;
import dev.crmcore.merging.FieldDecision;
import dev.crmcore.merging.MergePolicy;
import dev.crmcore.merging.MergePreview;
import dev.crmcore.merging.Survivorship;
import dev.crmcore.model.Customer;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.MergeId;
import dev.crmcore.model.MergeRecord;
import dev.crmcore.model.Person;
import dev.crmcore.testkit.MergeParticipantContract;
import dev.crmcore.testkit.MergeStrategyContract;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/** The Java of {@code docs/merging.md}. */
class MergingGuideTest {
  @TempDir Path folder;

  interface Form {
    void row(FieldDecision decision);

    void warn(String refusal);
  }

  @Test
  void showsWhatAMergeWouldMakeAndMakesIt() {
    try (Crm crm = Crm.inMemory()) {
      CrmSession session = crm.session("steward");
      Customer anna = session.customers().create(Person.builder().givenName("Anna").build());
      Customer ann =
          session.customers().create(Person.builder().givenName("Ann").jobTitle("buyer").build());
      List<String> rows = new ArrayList<>();
      Form form =
          new Form() {
            @Override
            public void row(FieldDecision decision) {
              rows.add(decision.field() + " " + decision.value() + " " + decision.losing().size());
            }

            @Override
            public void warn(String refusal) {
              rows.add(refusal);
            }
          };

      // tag::mergePolicy[]
      MergePolicy policy =
          MergePolicy.survivorFirst()
              .with(CustomerFields.JOB_TITLE, Survivorship.mostRecent())
              .with(CustomerFields.LIFECYCLE_STAGE, Survivorship.furthestStage())
              .with(
                  CustomerFields.FAMILY_NAME,
                  Survivorship.mostFrequent().thenBy(Survivorship.longest()));
      // end::mergePolicy[]

      // tag::mergePreview[]
      MergePreview preview = session.merges().preview(anna.id(), List.of(ann.id()), policy);
      preview.decisions().forEach(form::row); // field, value, from whom, why, and what loses
      preview.refusals().forEach(form::warn);

      MergeRecord merge =
          session.merges().merge(anna.id(), List.of(ann.id()), policy, "same address");
      session.merges().undo(merge.id());
      // end::mergePreview[]

      assertThat(rows).containsExactly("givenName Anna 1", "jobTitle buyer 0");
      assertThat(session.customers().get(ann.id()).displayName()).isEqualTo("Ann");
    }
  }

  // tag::mergeStrategy[]
  /** The value of whoever has the highest score of ours. */
  record ByScore() implements MergeStrategy {
    @Override
    public MergeChoice choose(Field<Customer, ?> field, List<MergeCandidate> candidates) {
      MergeCandidate best =
          candidates.stream()
              .max(
                  Comparator.comparing((MergeCandidate one) -> score(one.customer()))
                      .thenComparing(one -> one.customer().id().toString())) // never undecided
              .orElseThrow();
      return new MergeChoice(best, "highest score: " + score(best.customer()));
    }

    private static long score(Customer customer) {
      return customer.customFields().get("score") instanceof Long score ? score : 0;
    }
  }

  // end::mergeStrategy[]

  @Nested
  // tag::mergeStrategyContract[]
  class ByScoreTest extends MergeStrategyContract {
    @Override
    protected MergeStrategy strategy() {
      return new ByScore();
    }
  }

  // end::mergeStrategyContract[]

  // tag::mergeParticipant[]
  /** Vouchers belong to customers; a voucher goes where its owner goes. */
  record Vouchers(JdbcTemplate jdbc) implements MergeParticipant {
    @Override
    public String name() {
      return "shop-vouchers";
    }

    @Override
    public Optional<String> refusal(MergedCustomers customers) {
      String disputed = "SELECT count(*) FROM voucher WHERE disputed = 1 AND customer = ?";
      boolean refused =
          customers.losers().stream()
              .anyMatch(
                  loser -> jdbc.queryForObject(disputed, Integer.class, loser.toString()) > 0);
      return refused ? Optional.of("A voucher is in dispute.") : Optional.empty();
    }

    @Override
    public Optional<String> merge(MergedCustomers customers) {
      List<String> moved = new ArrayList<>();
      for (CustomerId loser : customers.losers()) {
        moved.addAll(
            jdbc.queryForList(
                "SELECT customer || ' ' || number FROM voucher WHERE customer = ?",
                String.class,
                loser.toString()));
        jdbc.update(
            "UPDATE voucher SET customer = ? WHERE customer = ?",
            customers.survivor().toString(),
            loser.toString());
      }
      return moved.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", moved));
    }

    @Override
    public void undo(MergedCustomers customers, String memo) {
      for (String line : memo.split("\n", -1)) {
        String[] owner = line.split(" ", 2);
        jdbc.update("UPDATE voucher SET customer = ? WHERE number = ?", owner[0], owner[1]);
      }
    }
  }

  // end::mergeParticipant[]

  /** Vouchers in a database of their own, and beside the customers. */
  @Nested
  class VouchersTest extends MergeParticipantContract {
    private DataSource dataSource;
    private TransactionTemplate transactions;
    private JdbcTemplate jdbc;
    private int number;

    @BeforeEach
    void open() {
      dataSource = new DriverManagerDataSource("jdbc:sqlite:" + folder.resolve("shop.db"));
      transactions = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
      jdbc = new JdbcTemplate(dataSource);
      jdbc.execute("CREATE TABLE voucher (number TEXT, customer TEXT, disputed INTEGER)");
    }

    @Override
    protected MergeParticipant participant() {
      return new Vouchers(jdbc);
    }

    @Override
    protected void give(CustomerId customer) {
      jdbc.update("INSERT INTO voucher VALUES (?, ?, 0)", "V-" + number++, customer.toString());
    }

    @Override
    protected Object data() {
      return jdbc.queryForList("SELECT number, customer FROM voucher ORDER BY number");
    }

    @Override
    protected Set<CustomerId> owners() {
      Set<CustomerId> owners = new HashSet<>();
      jdbc.queryForList("SELECT customer FROM voucher", String.class)
          .forEach(owner -> owners.add(CustomerId.parse(owner)));
      return owners;
    }

    @Override
    protected void transaction(Runnable work) {
      transactions.executeWithoutResult(status -> work.run());
    }

    @Override
    protected boolean forbid(MergedCustomers customers) {
      return jdbc.update(
              "UPDATE voucher SET disputed = 1 WHERE customer = ?",
              customers.losers().get(0).toString())
          > 0;
    }

    @Test
    void takePartInTheTransactionOfTheHost() {
      HostTransactions host = new SpringTransactions(dataSource, transactions);
      // tag::mergeParticipantUse[]
      Crm crm =
          Crm.builder()
              .storage(JdbcStorageProvider.on(dataSource, host))
              .mergeParticipant(new Vouchers(jdbc))
              .build();
      // end::mergeParticipantUse[]
      CrmSession session = crm.session("steward");
      CustomerId anna = session.customers().create(Person.builder().givenName("Anna").build()).id();
      CustomerId ann = session.customers().create(Person.builder().givenName("Ann").build()).id();
      give(ann);

      // tag::mergeInTransaction[]
      MergeId merge =
          transactions.execute(
              status -> session.merges().merge(anna, List.of(ann), "same person").id());
      // end::mergeInTransaction[]
      assertThat(owners()).containsExactly(anna);

      transactions.executeWithoutResult(
          status -> {
            session.merges().undo(Objects.requireNonNull(merge));
            assertThat(owners()).containsExactly(ann);
            status.setRollbackOnly();
          });
      assertThat(owners()).containsExactly(anna);
      assertThat(session.customers().get(ann).id()).isEqualTo(anna);
      crm.close();
    }
  }
}
