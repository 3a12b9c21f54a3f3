package dev.crmcore.examples;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import dev.crmcore.gateway.Gateway;
import dev.crmcore.storage.EntityStore;
import dev.crmcore.storage.Storage;
import dev.crmcore.storage.UnitOfWork;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The rules of the structure, held over all libraries at once. */
@Tag("slow")
class ArchitectureTest {
  private static final String GRAMMAR = "..grammar..";
  private static final String[] SPI = {
    "dev.crmcore.model",
    "dev.crmcore.field",
    "dev.crmcore.catalogue",
    "dev.crmcore.query",
    "dev.crmcore.storage",
    "dev.crmcore.channel",
    "dev.crmcore.matching",
    "dev.crmcore.quality",
    "dev.crmcore.merge",
    "dev.crmcore.format",
    "dev.crmcore.security",
    "dev.crmcore.event",
    "dev.crmcore.error",
    "dev.crmcore.host",
    "dev.crmcore.spi"
  };

  /** The libraries: everything but this module, which is a host application. */
  private final JavaClasses libraries =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.crmcore")
          .that(
              resideInAPackage("dev.crmcore..")
                  .and(
                      DescribedPredicate.not(
                          resideInAnyPackage("dev.crmcore.examples..", GRAMMAR))));

  @Test
  void packagesFormNoCycle() {
    slices().matching("dev.crmcore.(**)").should().beFreeOfCycles().check(libraries);
  }

  @Test
  void theSpiDependsOnTheJdkAndJSpecifyAlone() {
    noClasses()
        .that()
        .resideInAnyPackage(SPI)
        .should()
        .dependOnClassesThat()
        .resideOutsideOfPackages(
            Stream.concat(Stream.of("java..", "org.jspecify.."), Stream.of(SPI))
                .toArray(String[]::new))
        .check(libraries);
  }

  @Test
  void guiceIsUsedInItsOwnPackageOnly() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.crmcore.guice..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.google.inject..")
        .check(libraries);
  }

  @Test
  void enginesTouchNeitherStorageNorChannels() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "dev.crmcore.dedup..",
            "dev.crmcore.segmentation..",
            "dev.crmcore.dataquality..",
            "dev.crmcore.exchange..",
            "dev.crmcore.analytics..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.crmcore.storage..", "dev.crmcore.channel..")
        .check(libraries);
  }

  @Test
  void servicesReachAStoreThroughTheGatewayOnly() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "dev.crmcore.audit..",
            "dev.crmcore.customer..",
            "dev.crmcore.interaction..",
            "dev.crmcore.deal..",
            "dev.crmcore.task..",
            "dev.crmcore.messaging..",
            "dev.crmcore.merging..",
            "dev.crmcore.duplicates..",
            "dev.crmcore.segmentation..",
            "dev.crmcore.dataquality..",
            "dev.crmcore.exchange..",
            "dev.crmcore.analytics..")
        .should()
        .dependOnClassesThat()
        .areAssignableTo(Storage.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(UnitOfWork.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(EntityStore.class)
        .because("reads pass " + Gateway.class.getSimpleName() + ", which knows who asks")
        .check(libraries);
  }

  @Test
  void librariesWriteToNoStandardStream() {
    NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(libraries);
  }

  @Test
  void librariesReadNoClockButTheGivenOne() {
    noClasses()
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(LocalDate.class, "now")
        .orShould()
        .callMethod(LocalDateTime.class, "now")
        .orShould()
        .callMethod(ZonedDateTime.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .check(libraries);
  }

  @Test
  void onlyTheBuilderNamesTheSystemClock() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("dev.crmcore.CrmBuilder")
        .should()
        .callMethod(Clock.class, "systemUTC")
        .check(libraries);
  }

  @Test
  void librariesHaveNoStaticStateThatCanChange() {
    fields()
        .that()
        .areStatic()
        .should()
        .beFinal()
        .andShould(not(ArchConditions.have(volatility())))
        .check(libraries);
  }

  private static DescribedPredicate<JavaField> volatility() {
    return DescribedPredicate.describe(
        "a type made to change",
        field ->
            field.getModifiers().contains(JavaModifier.VOLATILE)
                || field.getRawType().getPackageName().startsWith("java.util.concurrent"));
  }
}
